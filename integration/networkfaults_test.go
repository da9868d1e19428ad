package integration_test

import (
	"testing"
	"time"

	"nearby/store/storetest"
)

// Whatever the network between a server and its database does, people get valid
// answers in time, none of them wrong, and afterwards all is as before.
func TestFaultsOfTheNetworkToTheDatabase(t *testing.T) {
	t.Parallel()
	const last = 7 * time.Second // twice as long as an answer may be worked on
	tests := []struct {
		name  string
		fault networkFault
		also  func(*faultProxy)
	}{
		{name: "answers come 0.5 s late", fault: networkFault{Latency: 500 * time.Millisecond}},
		{name: "answers come 2 s late", fault: networkFault{Latency: 2 * time.Second}},
		{name: "answers come 10 s late", fault: networkFault{Latency: 10 * time.Second}},
		{name: "a black hole", fault: networkFault{Stall: true}},
		{
			name:  "connections reset, new ones a black hole",
			fault: networkFault{StallNew: true}, also: (*faultProxy).Reset,
		},
		{name: "connections reset", also: (*faultProxy).Reset},
		{name: "the other end is gone without a word", also: (*faultProxy).Vanish},
		{name: "1 KB/s", fault: networkFault{Rate: 1 << 10}},
		{
			name: "connections refused", fault: networkFault{Refuse: true},
			also: (*faultProxy).Reset,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			direct := storetest.URL(t)
			p := proxyTo(t, direct)
			c := try(t, direct, p.url)
			c.endures(t, test.name, func() {
				p.set(t, test.fault)
				if test.also != nil {
					test.also(p.faultProxy)
				}
			}, lasting(last), func() { p.up(t) })
		})
	}
}
