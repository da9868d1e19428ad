package simulator

import (
	"net/url"
	"strings"
)

// link is where a tap leads.
type link struct {
	URL  string `json:"url,omitempty"`
	Path string `json:"path,omitempty"` // of a page of this server
}

// linkTo tells the pages of this server from those elsewhere, which the simulator
// opens only when somebody taps them. What is not an address of the web is none.
func (s *simulator) linkTo(address string) link {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return link{}
	}
	path, own := strings.CutPrefix(address, strings.TrimSuffix(s.PublicURL, "/")+"/")
	if own {
		return link{URL: address, Path: "/" + path}
	}
	return link{URL: address}
}
