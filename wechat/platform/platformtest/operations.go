package platformtest

import "slices"

// The addresses are of the blocks for documentation (RFC 5737, RFC 3849).

func (s *Server) callbackIPs(call) (any, error) {
	return object{"ip_list": []string{
		"192.0.2.77", "192.0.2.128/25", "198.51.100.0/24", "2001:db8::/64",
	}}, nil
}

func (s *Server) apiIPs(call) (any, error) {
	return object{"ip_list": []string{"203.0.113.5", "203.0.113.64/26"}}, nil
}

func (s *Server) checkCallback(c call) (any, error) {
	in, err := decode[struct {
		Action   string `json:"action"`
		Operator string `json:"check_operator"`
	}](c)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"dns", "ping", "all"}, in.Action) {
		return nil, refusal(40202)
	}
	if !slices.Contains([]string{"CHINANET", "UNICOM", "CAP", "DEFAULT"}, in.Operator) {
		return nil, refusal(40203)
	}
	dns, ping := []object{}, []object{}
	for _, ip := range s.reachable {
		dns = append(dns, object{"ip": ip.String(), "real_operator": "UNICOM"})
		ping = append(ping, object{
			"ip": ip.String(), "from_operator": "UNICOM", "package_loss": "0%", "time": "23.079ms",
		})
	}
	answer := object{}
	if in.Action != "ping" {
		answer["dns"] = dns
	}
	if in.Action != "dns" {
		answer["ping"] = ping
	}
	return answer, nil
}
