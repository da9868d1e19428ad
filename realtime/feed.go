package realtime

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Feed is an address that tells of the trips of a source. A source may have several: its
// trip updates, its vehicles, its alerts.
type Feed struct {
	Source string
	URL    string // may hold a key: it is never shown
}

// ParseFeeds reads SOURCE=URL, several separated by commas. A comma inside an address is
// part of it.
func ParseFeeds(text string) ([]Feed, error) {
	var feeds []Feed
	for part := range strings.SplitSeq(text, ",") {
		source, address, ok := cutFeed(part)
		switch {
		case ok:
			feeds = append(feeds, Feed{source, address})
		case len(feeds) > 0 && strings.TrimSpace(part) != "":
			feeds[len(feeds)-1].URL += "," + part
		case strings.TrimSpace(part) != "":
			return nil, errors.New("is no list of SOURCE=URL, as in metro=https://agency.example/trip-updates.pb")
		}
	}
	known := make(map[Feed]bool)
	for i, f := range feeds {
		u, err := url.Parse(strings.TrimSpace(f.URL))
		switch {
		case err != nil || u.Host == "":
			return nil, fmt.Errorf("the address of number %d, of %s, is none", i+1, f.Source)
		case known[f]:
			return nil, fmt.Errorf("number %d, of %s, is there twice", i+1, f.Source)
		}
		feeds[i].URL, known[f] = u.String(), true
	}
	return feeds, nil
}

// cutFeed cuts a source from its address; false for what is no such pair.
func cutFeed(part string) (source, address string, ok bool) {
	for _, scheme := range []string{"=https://", "=http://"} {
		i := strings.Index(part, scheme)
		if source = strings.TrimSpace(part[:max(i, 0)]); source != "" && !strings.Contains(source, "://") {
			return source, part[i+1:], true
		}
	}
	return "", "", false
}

// Host is where the feed is, without what may be a key.
func (f Feed) Host() string {
	u, err := url.Parse(f.URL)
	if err != nil {
		return ""
	}
	return u.Host
}

// id names the feed in the database without saying its address.
func (f Feed) id() string {
	sum := sha256.Sum256([]byte(f.URL))
	return hex.EncodeToString(sum[:8])
}
