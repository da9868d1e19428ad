package page

import (
	"net/url"
	"slices"
	"strings"

	"nearby/api/reply"
	"nearby/maplink"
	"nearby/place"
)

// facts are what is known of a place besides where it is; each is left out where it is
// not.
type facts struct {
	Sells        []string // what makes people choose it
	Address      string
	Week         []reply.DayTimes
	Hours        string // in the words of the file, where the week is not understood
	Phones       []phone
	Website      string // an address of a page
	WebsiteShown string // its host
	Audio        string
	Status       string // open or not; "" when that is not known
	Closed       bool
	Wheelchair   string
}

// phone is a number to show and to call.
type phone struct{ Shown, Call string }

// maps are links into the map apps, the account's own first.
type maps struct {
	Map    mapLinks
	Others []mapLinks
}

type mapLinks struct{ Name, Place, Route string }

func (p pages) factsOf(words *reply.PageWords, of place.Place) facts {
	now := p.Now()
	state := of.Open(now)
	website := web(of.URL)
	return facts{
		Sells: sells(words, of), Status: words.Status(of, now), Closed: state.Known && !state.Open,
		Address: words.Listed(of.Address), Week: words.Week(of, now), Hours: words.OwnHours(of),
		Phones: phones(of.Phone), Website: website, WebsiteShown: hostOf(website), Audio: web(of.AudioURL),
		Wheelchair: words.Wheelchair[of.Wheelchair],
	}
}

// Brief is what sells the place, in a line.
func (f facts) Brief() string { return strings.Join(f.Sells, " · ") }

// HasFacts tells whether there is anything to list.
func (f facts) HasFacts() bool {
	return len(f.Phones) > 0 || len(f.Week) > 0 ||
		notEmpty(f.Address, f.Hours, f.Website, f.Wheelchair) != nil
}

// Call is the first number that can be called, if any.
func (f facts) Call() *phone {
	for i := range f.Phones {
		if f.Phones[i].Call != "" {
			return &f.Phones[i]
		}
	}
	return nil
}

// phones reads the numbers of a cell: "021-6350 0000;13800000000".
func phones(cell string) []phone {
	var all []phone
	for _, shown := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";；,，/、", r) }) {
		call := strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' || r == '+' {
				return r
			}
			return -1
		}, shown)
		all = append(all, phone{strings.TrimSpace(shown), call})
	}
	return all
}

func notEmpty(texts ...string) []string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return kept
}

// web lets through addresses of pages alone, as an operator's file is not a place for
// scripts, and leaves out what tells the page's owner who sent the reader.
func web(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	if !strings.Contains(u.RawQuery, "utm_") {
		return address
	}
	kept := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(part string) bool { return strings.HasPrefix(part, "utm_") })
	u.RawQuery = strings.Join(kept, "&")
	return u.String()
}

// hostOf is the name of the server of an address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// mapsTo links to a place in every map app, each in its own datum.
func (p pages) mapsTo(words *reply.PageWords, to place.Place) maps {
	var m maps
	for provider := maplink.Tencent; provider <= maplink.OSM; provider++ {
		in := maplink.Maker{Provider: provider, Region: p.Maps.Region, App: p.Maps.App}
		links := mapLinks{words.MapNames[provider.String()], in.Place(pin(to)), in.Route(pin(to))}
		if provider == p.Maps.Provider {
			m.Map = links
		} else {
			m.Others = append(m.Others, links)
		}
	}
	return m
}

func pin(p place.Place) maplink.Pin {
	return maplink.Pin{At: p.At, Name: p.Name, Address: p.Address}
}

// pathOf is an address of this server without the host: a page works under
// whatever name it was reached.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Path
}

// sells is what makes people choose a place.
func sells(words *reply.PageWords, p place.Place) []string {
	var stars string
	if s := words.Stars(p); s != "" {
		stars = "★ " + s
	}
	of, lines := words.Kind(p), words.LinesOf(p)
	if strings.HasPrefix(lines, of+" ") {
		of = "" // Bus 49 is a bus
	}
	return notEmpty(stars, words.PricePerPerson(p), of, lines)
}
