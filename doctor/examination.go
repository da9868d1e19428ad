package doctor

import (
	"context"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"nearby/settings"
	"nearby/store"
)

// Installation is what is examined, and how the world is reached from there.
type Installation struct {
	settings.Server

	Client  *http.Client // follows no redirect
	Resolve func(ctx context.Context, network, host string) ([]netip.Addr, error)
	Timeout time.Duration // for each answer that WeChat would wait for no longer
}

// examination is one run of the checks.
type examination struct {
	Installation
	Report

	store  *store.Store // nil when the settings name none
	public *url.URL     // nil when it is not an address
}
