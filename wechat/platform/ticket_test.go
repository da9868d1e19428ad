package platform_test

import (
	"sync"
	"testing"
	"time"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// ticketPath is the call that gives tickets for the JS-SDK.
const ticketPath = "/cgi-bin/ticket/getticket"

// Servers that share their ticket ask for one every two hours, however many pages they
// sign.
func TestServersSignPagesWithOneTicket(t *testing.T) {
	t.Parallel()
	w := start(t)
	o := w.options()
	o.TokenStore, o.TicketStore = shared(), shared()
	clients := []*platform.Client{open(t, o), open(t, o), open(t, o)}
	const page = "https://near.example/n/token?from=singlemessage&isappinstalled=0"
	for round, asked := range []int{1, 1, 2} {
		var group sync.WaitGroup
		for _, c := range clients {
			group.Go(func() {
				got, err := c.ConfigurePage(t.Context(), page)
				if err != nil || got.AppID != platformtest.AppID || got.Timestamp != w.Now().Unix() || len(got.Signature) != 40 || len(got.Nonce) < 16 {
					t.Errorf("round %d: ConfigurePage() = %+v, %v", round, got, err)
				}
			})
		}
		group.Wait()
		if n := w.Calls(ticketPath); n != asked {
			t.Errorf("round %d: asked for %d tickets, want %d", round, n, asked)
		}
		if round == 1 {
			w.Advance(2 * time.Hour)
		}
	}
}
