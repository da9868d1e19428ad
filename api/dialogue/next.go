package dialogue

import (
	"strconv"
	"strings"
)

// Next decides what to do about in, and what to remember. When the action listed
// places, tell the session which with Listed.
func (d Dialogue) Next(s Session, in Input) (Session, Action) {
	s = s.at(d.Now)
	switch in := in.(type) {
	case Located:
		return d.search(s.WithPlace(in.At, d.Now), s.Want, false)
	case PositionReported:
		return s.withReport(in.At, d.Now), Nothing{}
	case UnusableLocation:
		return s, AskAgain{d.speaking(s)}
	case Typed:
		return d.meant(s, in.Text, d.Understand(in.Text), false)
	case Clicked:
		m := d.Understand(in.Key)
		if !m.knows(in.Key) {
			return s, Help{d.speaking(s)}
		}
		return d.meant(s, in.Key, m, true)
	case Followed:
		return d.followed(s, in.Scene)
	case Scanned:
		return d.scanned(s, in.Scene)
	case Unfollowed:
		return Session{}, Forget{Silently: true}
	case MediaSent:
		return s, NotUnderstood{d.speaking(s), in.Kind}
	}
	return s, Nothing{}
}

// followed greets, and goes on to what the scanned code is for.
func (d Dialogue) followed(s Session, scene string) (Session, Action) {
	in := d.speaking(s)
	if scene == "" {
		return s.forgetList(), Welcome{in}
	}
	s, action := d.scanned(s, scene)
	switch a := action.(type) {
	case Help:
		return s, Welcome{in}
	case AskLocation:
		a.New = true
		return s, a
	case SearchAround:
		a.New = true
		return s, a
	}
	return s, action
}

// scanned does what the scene says: near_17 searches around the place with that
// id, and anything else means what it would if it were typed, if that is known to be
// something to look for.
func (d Dialogue) scanned(s Session, scene string) (Session, Action) {
	if id, ok := nearID(scene); ok {
		return s.forgetList(), SearchAround{In: d.speaking(s), ID: id, Each: true}
	}
	m := d.Understand(scene)
	if m.Intent != SearchIntent || m.Want.Category == "" && m.Want.Kind == "" {
		return s.forgetList(), Help{d.speaking(s)}
	}
	return d.wished(s, m, true)
}

// nearID reads the scene of a code that stands at a place of the data.
func nearID(scene string) (int64, bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(scene), "near_")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	return id, err == nil && id > 0
}
