package settings

import (
	"errors"
	"net"
	"strings"

	"nearby/usage"
)

// trialValue is in every value that compose sets for a trial, and that everybody knows.
const trialValue = "local-development-only"

var (
	errTrialValue     = errors.New("is the one for a trial, which everybody knows: set one of your own, or NEARBY_PUBLIC_URL to a loopback address")
	errTrialSimulator = errors.New("is true: whoever opens /simulator speaks as WeChat; set it to false, or NEARBY_PUBLIC_URL to a loopback address")
)

// Loopback tells whether only this machine can reach a host.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

// refuseTrial finds what is good for a trial on one machine alone.
func (c *Server) refuseTrial(f *usage.Faults) {
	for _, s := range []struct{ name, value string }{
		{"NEARBY_WECHAT_TOKEN", c.WechatToken},
		{"NEARBY_WECHAT_TOKEN_PREVIOUS", c.WechatTokenPrevious},
		{"NEARBY_SECRET", c.Secret},
		{"NEARBY_SECRET_PREVIOUS", c.SecretPrevious},
	} {
		if strings.Contains(s.value, trialValue) {
			f.Add(s.name, errTrialValue)
		}
	}
	if c.Simulator {
		f.Add("NEARBY_SIMULATOR", errTrialSimulator)
	}
}
