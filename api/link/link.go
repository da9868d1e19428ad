// Package link makes and opens the addresses of the pages behind an answer:
// /n/{token} for a list, /n/{token}.png for its picture, /p/{token} for a place.
//
// A token is the whole state of its page, encrypted and authenticated: no
// coordinate, no OpenID and nothing to guess stands in an address, a log or a
// referrer, and no server keeps anything for it. That of a list, which holds where a
// person is, expires; that of a place is for good. What the pages show is not known
// here.
package link

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"time"

	"nearby/api/dialogue"
	"nearby/geo"
	"nearby/seal"
)

// Life is how long a link to a list works.
const Life = 24 * time.Hour

// Paths of the pages; a token follows.
const (
	ListPath      = "/n/"
	PlacePath     = "/p/"
	PictureSuffix = ".png"
)

var (
	// ErrBroken is a token that this account never made, or damaged.
	ErrBroken = errors.New("link is broken")
	// ErrExpired is a token older than Life.
	ErrExpired = errors.New("link has expired")
)

// Target is what a link leads to: a place by its id, or else a page of a list.
type Target struct {
	In   dialogue.Language
	ID   int64         // 0 for a list
	List dialogue.List // At, Want, Page and Skip: where the page begins; Starts: see [Maker.Onward]

	Expires time.Time // when the link it came from does, zero for never; not needed to make one
}

// Maker makes and opens links. It is safe for concurrent use.
type Maker struct {
	base string
	box  seal.Box
	now  func() time.Time
	end  time.Time // when all links expire; zero: Life from now
}

// New returns the maker of links below base, the address people reach the server
// at.
func New(base string, secret seal.Secret, now func() time.Time) (*Maker, error) {
	box, err := secret.Box("page")
	return &Maker{base: strings.TrimSuffix(base, "/"), box: box, now: now}, err
}

// Base is the address that all links begin with.
func (m *Maker) Base() string { return m.base }

// Until returns a maker of links that expire at a given time: those on a page
// live no longer than the page, or its reader's place would never be forgotten.
func (m *Maker) Until(end time.Time) *Maker {
	until := *m
	until.end = end
	return &until
}

// List returns the address of the next page of a list, and of its picture.
func (m *Maker) List(in dialogue.Language, l dialogue.List) (page, picture string) {
	l.Starts = nil
	return m.Onward(in, l)
}

// Onward returns the address of a page of a list that was turned to on the page before
// it, which its Starts tell: numbers go on, and there is a way back. A list of hundreds
// of pages forgets them.
func (m *Maker) Onward(in dialogue.Language, l dialogue.List) (page, picture string) {
	page = m.base + ListPath + m.token(Target{In: in, List: l})
	return page, page + PictureSuffix
}

// Place returns the address of a place's page, and of its picture, for good. It does
// not hold where the person is: people pass it on.
func (m *Maker) Place(in dialogue.Language, id int64) (page, picture string) {
	token := m.token(Target{In: in, ID: id})
	return m.base + PlacePath + token, m.base + ListPath + token + PictureSuffix
}

func (m *Maker) token(t Target) string {
	expires := m.now().Add(Life)
	if !m.end.IsZero() {
		expires = m.end
	}
	if t.ID != 0 {
		expires = time.Time{}
	}
	plain := t.append(nil, expires)
	return base64.RawURLEncoding.EncodeToString(m.box.Seal(plain, nil))
}

// Open returns what a token leads to, or ErrBroken or ErrExpired.
func (m *Maker) Open(token string) (Target, error) {
	const longest = 1024
	if len(token) > longest {
		return Target{}, ErrBroken
	}
	sealed, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return Target{}, ErrBroken
	}
	plain, err := m.box.Open(sealed, nil)
	if err != nil {
		return Target{}, ErrBroken
	}
	target, err := parse(plain)
	if err == nil && !target.Expires.IsZero() && !m.now().Before(target.Expires) {
		return Target{}, ErrExpired
	}
	return target, err
}

// layout is the first byte of a token; one of an older program is broken rather
// than misread.
const layout = 1

// degree is the unit of coordinates in a token: 1e-7°, a centimetre.
const degree = 1e7

// What a list says yes to, as bits.
const (
	similar int64 = 1 << iota
	openNow
	detailed // the whole want stands in place of the word, as JSON
	onward   // where the pages before began follows
)

// plain is what a token says of a want without detail.
func plain(w dialogue.Want) dialogue.Want {
	return dialogue.Want{Category: w.Category, Word: w.Word, Radius: w.Radius, Similar: w.Similar, OpenNow: w.OpenNow}
}

// append writes the target and when it expires, as few bytes as it takes.
func (t Target) append(b []byte, expires time.Time) []byte {
	b = append(b, layout, byte(t.In))
	b = binary.AppendVarint(b, unix(expires))
	b = binary.AppendVarint(b, t.ID)
	if t.ID != 0 {
		return b
	}
	l := t.List
	flags := int64(0)
	if l.Want.Similar {
		flags |= similar
	}
	if l.Want.OpenNow {
		flags |= openNow
	}
	words := []byte(l.Want.Word)
	if l.Want != plain(l.Want) {
		flags |= detailed
		words, _ = json.Marshal(l.Want) // of strings and numbers: it cannot fail
	}
	if 0 < len(l.Starts) && len(l.Starts)*(1+len(l.Skip)) <= maxStarts {
		flags |= onward
	}
	for _, n := range []int64{
		int64(math.Round(l.At.Lat * degree)), int64(math.Round(l.At.Lng * degree)),
		int64(l.Want.Radius), flags, int64(l.Page),
	} {
		b = binary.AppendVarint(b, n)
	}
	b = appendCounts(b, l.Skip)
	if flags&onward != 0 {
		b = binary.AppendVarint(b, int64(len(l.Starts)))
		for _, start := range l.Starts {
			b = appendCounts(b, start)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(l.Want.Category)))
	b = append(b, l.Want.Category...)
	return append(b, words...)
}

// maxStarts is how many numbers a token holds of the pages before: an address has some
// 500 letters then.
const maxStarts = 200

func appendCounts(b []byte, counts []int) []byte {
	b = binary.AppendVarint(b, int64(len(counts)))
	for _, n := range counts {
		b = binary.AppendVarint(b, int64(n))
	}
	return b
}

// unix is a moment in seconds, 0 for none.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// parse reads what append wrote.
func parse(b []byte) (t Target, err error) {
	if len(b) < 2 || b[0] != layout {
		return t, ErrBroken
	}
	r := reader{rest: b[2:]}
	t.In = dialogue.Language(b[1])
	if expires := r.varint(); expires != 0 {
		t.Expires = time.Unix(expires, 0)
	}
	if t.ID = r.varint(); t.ID == 0 {
		t.List = r.list()
	}
	return t, r.err
}

// reader reads numbers until something is wrong; then it reads zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) varint() int64 {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.rest, r.err = nil, ErrBroken
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) counts() (all []int) {
	for n := r.varint(); n > 0 && r.err == nil; n-- {
		all = append(all, int(r.varint()))
	}
	return all
}

func (r *reader) list() (l dialogue.List) {
	l.At = geo.WGS84{Lat: float64(r.varint()) / degree, Lng: float64(r.varint()) / degree}
	l.Want.Radius = geo.Metres(r.varint())
	flags := r.varint()
	l.Want.Similar, l.Want.OpenNow = flags&similar != 0, flags&openNow != 0
	l.Page = int(r.varint())
	l.Skip = r.counts()
	if flags&onward != 0 {
		for n := r.varint(); n > 0 && r.err == nil; n-- {
			l.Starts = append(l.Starts, r.counts())
		}
	}
	length, size := binary.Uvarint(r.rest)
	if size <= 0 || length > uint64(len(r.rest)-size) {
		r.err = ErrBroken
		return l
	}
	words := string(r.rest[size:])
	if flags&detailed != 0 {
		l.Want = dialogue.Want{}
		if json.Unmarshal([]byte(words[length:]), &l.Want) != nil {
			r.err = ErrBroken
		}
		return l
	}
	l.Want.Category, l.Want.Word = words[:length], words[length:]
	return l
}
