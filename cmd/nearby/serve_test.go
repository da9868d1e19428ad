package main

import (
	"io"
	"net"
	"strings"
	"testing"

	"nearby/store/storetest"
)

// Who starts a second server, or has something else on a port, is told which setting to change.
func TestAPortThatIsTakenIsNamedWithItsSetting(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	databaseURL := storetest.URL(t)
	for setting, flags := range map[string][]string{
		"NEARBY_LISTEN":       {"--listen=" + taken.Addr().String(), "--admin-listen="},
		"NEARBY_ADMIN_LISTEN": {"--listen=127.0.0.1:0", "--admin-listen=" + taken.Addr().String()},
	} {
		args := append([]string{
			"serve", "--database-url=" + databaseURL, "--wechat-token=" + testToken, "--secret=" + testSecret,
		}, flags...)
		err := run(t.Context(), args, streams{nil, io.Discard, io.Discard})
		if err == nil || exitCode(err) != 1 || !strings.Contains(err.Error(), "choose another address with "+setting) ||
			!strings.Contains(err.Error(), taken.Addr().String()) {
			t.Errorf("serve %v: error %v, want %s named and the address", flags, err, setting)
		}
	}
}

// The port of Prometheus exporters of this kind, which nothing else of ours has.
func TestTheAdminAddressIsOnPort9464(t *testing.T) {
	t.Parallel()
	if got := parsed(t, "serve").Serve.AdminListen; got != "127.0.0.1:9464" {
		t.Errorf("the admin address is %s by default, want 127.0.0.1:9464", got)
	}
}
