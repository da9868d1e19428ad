package platformtest

import "net/netip"

// reach is what WeChat finds when it looks for the callback.
type reach struct{ addresses []netip.Addr } // of its host

type checkIn struct {
	Action   string `json:"action"`
	Operator string `json:"check_operator"`
}

func (r *reach) check(_ call, in checkIn) (any, error) {
	if in.Action != "all" {
		return nil, refusal(40202)
	}
	if in.Operator != "DEFAULT" {
		return nil, refusal(40203)
	}
	dns, ping := []object{}, []object{}
	for _, ip := range r.addresses {
		dns = append(dns, object{"ip": ip.String(), "real_operator": "UNICOM"})
		ping = append(ping, object{
			"ip": ip.String(), "from_operator": "UNICOM", "package_loss": "0%", "time": "23.079ms",
		})
	}
	return object{"dns": dns, "ping": ping}, nil
}
