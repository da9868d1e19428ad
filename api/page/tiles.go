package page

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"nearby/geo"
)

// Tiles are the ground of the interactive map on list pages: pictures from a
// server of the operator's choice, which so learns where its viewers look. The
// zero value means that there are none, and the drawn map stays.
type Tiles struct {
	Template    Template
	Datum       geo.Datum // of the tiles: WGS-84, or GCJ-02 from Chinese providers
	Attribution string    // what the provider wants to read on the map; plain text
}

// Template is the address of a tile with {z}, {x} and {y} for its numbers and,
// in the host, {s} for one of the servers a, b and c.
type Template string

// servers are what {s} stands for, as in Leaflet.
const servers = "abc"

var (
	placeholder = regexp.MustCompile(`\{[^}]*\}?|\}`)
	// hostname is also what may stand in a policy without ending it.
	hostname = regexp.MustCompile(`^[A-Za-z0-9.-]+(:[0-9]+)?$`)
)

// ParseTemplate reads the address of tiles on the web.
func ParseTemplate(text string) (Template, error) {
	u, err := url.Parse(strings.ReplaceAll(text, "{s}", servers[:1]))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !hostname.MatchString(u.Host) {
		return "", fmt.Errorf("%q is not an http:// or https:// address", text)
	}
	if u.User != nil || u.Fragment != "" {
		return "", errors.New("must have neither a user name nor a #fragment: every viewer would see it")
	}
	// What is left after the host may hold the three numbers alone.
	numbers := map[string]bool{}
	_, rest, _ := strings.Cut(strings.TrimPrefix(text, u.Scheme+"://"), "/")
	for _, name := range placeholder.FindAllString(rest, -1) {
		if name != "{z}" && name != "{x}" && name != "{y}" {
			return "", fmt.Errorf("nobody fills in %s; there are {z}, {x}, {y} and, in the host, {s}", name)
		}
		numbers[name] = true
	}
	if len(numbers) < 3 {
		return "", errors.New("must have {z}, {x} and {y} after the host")
	}
	return Template(text), nil
}

// origins are the servers of the tiles, as a policy names them.
func (t Template) origins() []string {
	var all []string
	for _, server := range servers {
		u, err := url.Parse(strings.ReplaceAll(string(t), "{s}", string(server)))
		if err != nil { // the zero value aside, ParseTemplate has seen to it
			return nil
		}
		all = append(all, u.Scheme+"://"+u.Host)
		if !strings.Contains(string(t), "{s}") {
			break
		}
	}
	return all
}
