package maplink

import (
	"fmt"
	"strings"
)

// Provider is a map service that a link can open.
type Provider uint8

// The providers. Tencent comes first because it is the map that WeChat shows.
const (
	Tencent Provider = iota
	AMap
	Baidu
	Apple
	Google
	OSM
)

var providerNames = [...]string{"tencent", "amap", "baidu", "apple", "google", "osm"}

// ParseProvider reads "tencent", "amap", "baidu", "apple", "google" or "osm",
// in any case.
func ParseProvider(s string) (Provider, error) {
	for i, name := range providerNames {
		if strings.EqualFold(s, name) {
			return Provider(i), nil
		}
	}
	return 0, fmt.Errorf(
		"unknown map provider %q: want tencent, amap, baidu, apple, google or osm", s)
}

// String is the name that ParseProvider reads.
func (p Provider) String() string {
	if int(p) < len(providerNames) {
		return providerNames[p]
	}
	return fmt.Sprintf("Provider(%d)", uint8(p))
}
