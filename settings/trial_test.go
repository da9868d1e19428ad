package settings

import (
	"strings"
	"testing"

	"nearby/usage"
)

// What is good for a trial is refused where others can reach the server.
func TestATrialStaysOnItsMachine(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"localhost": true, "nearby.localhost": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true,
		"nearby.example.com": false, "192.168.1.2": false, "0.0.0.0": false, "localhost.example.com": false, "": false,
	} {
		if got := Loopback(host); got != want {
			t.Errorf("Loopback(%q) = %v, want %v", host, got, want)
		}
	}
	s := Server{Secret: strings.Repeat(trialValue, 2), Simulator: true}
	s.WechatToken = trialValue
	var wrong usage.Faults
	s.refuseTrial(&wrong)
	for _, name := range []string{"NEARBY_WECHAT_TOKEN: ", "NEARBY_SECRET: ", "NEARBY_SIMULATOR: "} {
		if !strings.Contains(message(wrong.Err()), name) {
			t.Errorf("faults %v, want one of %s", wrong, name)
		}
	}
	var none usage.Faults
	s = Server{Secret: strings.Repeat("s", 32)}
	if s.refuseTrial(&none); none != nil {
		t.Errorf("settings of one's own: faults %v, want none", none)
	}
}
