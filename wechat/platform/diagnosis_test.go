package platform_test

import (
	"net/netip"
	"testing"

	"nearby/wechat/platform"
)

func TestCheckCallback(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	got, err := c.CheckCallback(t.Context())
	if err != nil || len(got.DNS) != 1 || got.DNS[0].IP != "192.0.2.10" {
		t.Errorf("CheckCallback() = %+v, %v, want the address, reached", got, err)
	}
	w.SetReachable()
	if got, err = c.CheckCallback(t.Context()); err != nil || len(got.DNS) != 0 {
		t.Errorf("CheckCallback() of an unknown name = %+v, %v, want no address", got, err)
	}
	w.SetReachable(netip.MustParseAddr("2001:db8::1"))
	if got, err = c.CheckCallback(t.Context()); err != nil || got.DNS[0].IP != "2001:db8::1" {
		t.Errorf("CheckCallback() = %+v, %v, want the other address", got, err)
	}
}

func TestQuota(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	prepare(t, c, w)
	want := platform.Quota{Daily: 1000, Used: 1, Remaining: 999}
	if got, err := c.Quota(t.Context(), createPath); got != want || err != nil {
		t.Errorf("Quota() = %+v, %v, want %+v", got, err, want)
	}
	if _, err := c.Quota(t.Context(), "/cgi-bin/nothing"); codeOf(err) != 76021 {
		t.Errorf("Quota() of nothing: error = %v, want 76021", err)
	}
}
