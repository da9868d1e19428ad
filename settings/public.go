package settings

import (
	"fmt"
	"net/url"
	"strings"

	"nearby/usage"
)

// Public says where people and WeChat reach this server.
type Public struct {
	PublicURL string `env:"NEARBY_PUBLIC_URL" default:"http://localhost:8080" help:"The address people reach the server at, used in links."`
}

// Callback is the address of the callback: what --to names, else the server's own.
func (s Public) Callback(f *usage.Faults, to string) string {
	if to != "" {
		_, err := ParsePublicURL(to)
		f.Add("--to", err)
		return to
	}
	_, err := ParsePublicURL(s.PublicURL)
	f.Add("NEARBY_PUBLIC_URL", err)
	return strings.TrimSuffix(s.PublicURL, "/") + "/wechat"
}

// ParsePublicURL reads the address that links to this server begin with.
func ParsePublicURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, fmt.Errorf("%q is not an http:// or https:// address", text)
	}
	return u, nil
}
