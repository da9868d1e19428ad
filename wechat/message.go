package wechat

import (
	"strings"
	"time"
)

// event is the MsgType of everything that is not a message of a person.
const event = "event"

// Message is one callback: what a person sent (Text … InvalidLocation), an event
// (Subscribe … AuthorizationChanged), or Unknown. Take it apart with a type
// switch; answer what you do not handle with Success.
type Message interface {
	// Head returns what every message carries.
	Head() Header
	// kind is the MsgType on the wire and, of an event, the Event.
	kind() (msgType, event string)
}

// IsEvent reports whether m is an event. WeChat shows up to eight articles in
// answer to an event and one in answer to a message.
func IsEvent(m Message) bool {
	msgType, _ := m.kind()
	return strings.EqualFold(msgType, event)
}

// Header is what every message carries.
type Header struct {
	ToUser     string // the account's gh_… id
	FromUser   string // the sender's OpenID
	CreateTime time.Time
	MsgID      int64 // 0 for events, and for an id of more than 64 bits
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
// are in range and not 0,0; a location with others is an InvalidLocation.
type Location struct {
	Header
	Latitude  float64 // Location_X
	Longitude float64 // Location_Y
	Scale     int     // of WeChat's own map
	Label     string  // an address or a region's name; may be empty
}

// InvalidLocation is a Location, or a LocationReport, with invalid coordinates. It
// has a type of its own so that nobody searches around them by mistake. It is a
// message and not an error because its sender gets an answer: ask for the location
// again.
type InvalidLocation struct {
	Header
	Report bool   // it was a LocationReport: answer with Success
	Label  string // as in Location
}

// Link is a shared article.
type Link struct {
	Header
	Title       string
	Description string
	URL         string
}

// File is a file. WeChat's pages mention it without a table of its fields.
type File struct {
	Header
	Title   string // the name of the file
	FileKey string
}

// Unknown is a message or an event without a type of its own, with the names that
// WeChat sent. Its other fields are not read.
type Unknown struct {
	Header
	Type  string // MsgType
	Event string // empty unless Type is event
}

func (Text) kind() (string, string)       { return "text", "" }
func (Image) kind() (string, string)      { return "image", "" }
func (Voice) kind() (string, string)      { return "voice", "" }
func (Video) kind() (string, string)      { return "video", "" }
func (ShortVideo) kind() (string, string) { return "shortvideo", "" }
func (Location) kind() (string, string)   { return "location", "" }
func (Link) kind() (string, string)       { return "link", "" }
func (File) kind() (string, string)       { return "file", "" }
func (u Unknown) kind() (string, string)  { return u.Type, u.Event }

func (l InvalidLocation) kind() (string, string) {
	if l.Report {
		return LocationReport{}.kind()
	}
	return Location{}.kind()
}
