package api

import (
	"log/slog"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/limit"
)

// logged writes one line a request. It names the route and never the address,
// whose query holds the signature and the sender's OpenID.
func (s *Server) logged() echo.MiddlewareFunc {
	return middleware.RequestLoggerWithConfig(middleware.RequestLoggerConfig{
		LogMethod:    true,
		LogRoutePath: true,
		LogLatency:   true,
		LogError:     true,
		// The error becomes a response before the line is written.
		HandleError: true,
		LogStatus:   true,
		LogValuesFunc: func(c echo.Context, v middleware.RequestLoggerValues) error {
			level := slog.LevelInfo
			attrs := []slog.Attr{
				slog.String("method", v.Method), slog.String("route", v.RoutePath),
				slog.Int("status", c.Response().Status),
				slog.Float64("took_ms", float64(v.Latency.Microseconds())/1000),
			}
			if limited, ok := c.Get(limit.Key).(string); ok {
				attrs = append(attrs, slog.String(limit.Key, limited))
			}
			if v.Error != nil {
				attrs = append(attrs, slog.String("error", v.Error.Error()))
			}
			if c.Response().Status >= http.StatusInternalServerError {
				level = slog.LevelError
			}
			s.Log.LogAttrs(c.Request().Context(), level, "request", attrs...)
			return nil
		},
	})
}

// recovering answers a request whose handler panicked with an error, and logs it
// where everything else is logged.
func (s *Server) recovering() echo.MiddlewareFunc {
	return middleware.RecoverWithConfig(middleware.RecoverConfig{
		LogErrorFunc: func(c echo.Context, err error, stack []byte) error {
			s.Log.ErrorContext(c.Request().Context(), "panic", "error", err, "stack", string(stack))
			return err
		},
	})
}

// bodyLimit writes a number of bytes as Echo reads it.
func bodyLimit(bytes int) string { return strconv.Itoa(bytes) + "B" }
