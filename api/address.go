package api

import (
	"net"

	"github.com/labstack/echo/v4"
)

// addresses tells where a request comes from: its connection, or what the proxies
// named say, of whom the last one stands farthest right in X-Forwarded-For. Left to
// itself Echo believes anybody.
func addresses(proxies []*net.IPNet) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, proxy := range proxies {
		trust = append(trust, echo.TrustIPRange(proxy))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}
