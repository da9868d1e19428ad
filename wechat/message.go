package wechat

import (
	"strings"
	"time"
)

// Message is one thing WeChat tells the account: what somebody sent (Text …
// Unlocated) or what happened (Subscribe … AuthorizationChanged), or Unknown. Take
// it apart with a type switch; anything not handled is answered with Success.
type Message interface {
	// Head returns what every message carries.
	Head() Header
	// kind is the MsgType on the wire and, of an event, the Event.
	kind() (msgType, event string)
}

// IsEvent tells events, which WeChat lets be answered with up to eight articles,
// from what people send, which gets one.
func IsEvent(m Message) bool {
	msgType, _ := m.kind()
	return strings.EqualFold(msgType, event)
}

// Header is what every message carries.
type Header struct {
	ToUser     string // the account's gh_… id
	FromUser   string // the sender's OpenID
	CreateTime time.Time
	MsgID      int64 // 0 for events

	// Set when the message was sent from within an article.
	MsgDataID, Idx string
}

// Head returns h.
func (h Header) Head() Header { return h }

// Text is typed text, or a tap on a weixin://bizmsgmenu link.
type Text struct {
	Header
	Content string
	MenuID  string // bizmsgmenuid of the link; a hint only, it may be "0" or missing
}

// Image is a picture; PicURL needs no token, MediaID does.
type Image struct {
	Header
	PicURL  string
	MediaID string
}

// Voice is a voice message.
type Voice struct {
	Header
	MediaID     string
	Format      string // amr or speex
	Recognition string // what WeChat understood; has arrived empty since 2023
}

// Video is a video from the album.
type Video struct {
	Header
	MediaID      string
	ThumbMediaID string
}

// ShortVideo is a video taken in the chat.
type ShortVideo struct {
	Header
	MediaID      string
	ThumbMediaID string
}

// Location is a place picked on WeChat's map, in degrees on the map's datum:
// GCJ-02 in mainland China (not documented, seen in practice). The coordinates
// are in range and not 0,0; those that are not make an Unlocated.
type Location struct {
	Header
	Latitude  float64 // Location_X
	Longitude float64 // Location_Y
	Scale     int     // of WeChat's own map
	Label     string  // an address or a region's name; may be empty
}

// Unlocated is a Location, or a LocationReport, whose coordinates cannot be
// believed. It is a type of its own so that nobody searches around them by
// mistake, and a message rather than an error because its sender deserves an
// answer: ask for the location again.
type Unlocated struct {
	Header
	Report bool   // it was a LocationReport: answer with Success
	Label  string // as in Location
	Fault  string // for the log; does not quote the coordinates
}

// Link is a shared article.
type Link struct {
	Header
	Title       string
	Description string
	URL         string
}

// File is a file. WeChat's pages name the fields only in passing.
type File struct {
	Header
	Title       string // the name of the file
	Description string
	FileKey     string
	MD5         string
	Size        int64 // bytes
}

// Unknown is a message or an event this package does not know, by its names as
// WeChat spelt them.
type Unknown struct {
	Header
	Kind string // MsgType
	Name string // Event; empty unless Kind is event
}

func (Text) kind() (string, string)       { return "text", "" }
func (Image) kind() (string, string)      { return "image", "" }
func (Voice) kind() (string, string)      { return "voice", "" }
func (Video) kind() (string, string)      { return "video", "" }
func (ShortVideo) kind() (string, string) { return "shortvideo", "" }
func (Location) kind() (string, string)   { return "location", "" }
func (Link) kind() (string, string)       { return "link", "" }
func (File) kind() (string, string)       { return "file", "" }
func (u Unknown) kind() (string, string)  { return u.Kind, u.Name }

func (u Unlocated) kind() (string, string) {
	if u.Report {
		return LocationReport{}.kind()
	}
	return Location{}.kind()
}
