package simulator

import (
	"fmt"
	"regexp"
	"time"

	"nearby/geo"
	"nearby/wechat"
)

// draft is a message as the page describes it. One with an ID and a time has been
// sent before: sent again it is the same message, as when WeChat retries.
type draft struct {
	Kind    string `json:"kind"`
	User    string `json:"user"`
	ID      int64  `json:"id,string,omitempty"` // MsgId
	Created int64  `json:"created,omitempty"`   // Unix seconds

	Text   string  `json:"text,omitempty"`   // typed, heard, a title, a file's name
	MenuID string  `json:"menuId,omitempty"` // of a link that typed the text
	URL    string  `json:"url,omitempty"`
	Key    string  `json:"key,omitempty"`   // of a button
	Scene  string  `json:"scene,omitempty"` // of a QR code
	Lat    float64 `json:"lat"`
	Lng    float64 `json:"lng"`
	Datum  string  `json:"datum,omitempty"` // of Lat and Lng
	Label  string  `json:"label,omitempty"` // the address with a location
}

// simulated is how the simulator's people are called: no OpenID has an underscore
// after nine letters, so they are nobody else.
var simulated = regexp.MustCompile(`^simulator_[0-9a-z]{16,32}$`)

// completed gives a new message its id and time.
func (d draft) completed(now time.Time) (draft, error) {
	if !simulated.MatchString(d.User) {
		return d, fmt.Errorf("user %q is not one of the simulator's", d.User)
	}
	if d.ID == 0 {
		d.ID = now.UnixNano()
	}
	if d.Created == 0 {
		d.Created = now.Unix()
	}
	return d, nil
}

// media names the recordings and pictures that nobody ever uploaded.
const media = "simulator"

// notPassedOn is what WeChat puts in the place of a sticker.
const notPassedOn = "【收到不支持的消息类型，暂无法显示】"

// messages makes the message of each kind. Locations are made elsewhere: they
// have a datum to leave first.
var messages = map[string]func(draft, wechat.Header) wechat.Message{
	"text": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Text{Header: h, Content: d.Text, MenuID: d.MenuID}
	},
	"sticker": func(_ draft, h wechat.Header) wechat.Message {
		return wechat.Text{Header: h, Content: notPassedOn}
	},
	"image": func(_ draft, h wechat.Header) wechat.Message {
		return wechat.Image{Header: h, MediaID: media}
	},
	"voice": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Voice{Header: h, MediaID: media, Format: "amr", Recognition: d.Text}
	},
	"video": func(_ draft, h wechat.Header) wechat.Message {
		return wechat.Video{Header: h, MediaID: media, ThumbMediaID: media}
	},
	"link": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Link{Header: h, Title: d.Text, URL: d.URL}
	},
	"file": func(d draft, h wechat.Header) wechat.Message {
		return wechat.File{Header: h, Title: d.Text, FileKey: media}
	},
	"subscribe": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Subscribe{Header: h, Scene: d.Scene, Ticket: ticket(d)}
	},
	"unsubscribe": func(_ draft, h wechat.Header) wechat.Message {
		return wechat.Unsubscribe{Header: h}
	},
	"scan": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Scan{Header: h, Scene: d.Scene, Ticket: ticket(d)}
	},
	"click": func(d draft, h wechat.Header) wechat.Message {
		return wechat.Click{Header: h, Key: d.Key}
	},
	"select": func(d draft, h wechat.Header) wechat.Message {
		return wechat.LocationSelect{Header: h, Key: d.Key, Label: d.Label}
	},
}

// ticket fetches the picture of a code; a code without a scene has none.
func ticket(d draft) string {
	if d.Scene == "" {
		return ""
	}
	return media
}

// message makes what WeChat would send, and for a location says where it went.
func (s *simulator) message(d draft) (wechat.Message, *point, error) {
	account := s.Callback.Account
	if account == "" {
		account = "gh_simulator"
	}
	h := wechat.Header{ToUser: account, FromUser: d.User, CreateTime: time.Unix(d.Created, 0)}
	if d.Kind == "location" || d.Kind == "report" {
		return s.located(d, h)
	}
	write, known := messages[d.Kind]
	if !known {
		return nil, nil, fmt.Errorf("unknown kind %q", d.Kind)
	}
	m := write(d, h)
	if !wechat.IsEvent(m) {
		h.MsgID = d.ID
		m = write(d, h)
	}
	return m, nil, nil
}

// located makes the messages with a point in them, on the datum that WeChat would
// send it on.
func (s *simulator) located(d draft, h wechat.Header) (wechat.Message, *point, error) {
	datum, err := geo.ParseDatum(d.Datum)
	if err != nil {
		return nil, nil, err
	}
	given := coordinates{datum.String(), d.Lat, d.Lng}
	if d.Kind == "report" {
		p := convert(given, s.ReportDatum, s.Region)
		return wechat.LocationReport{
			Header: h, Latitude: p.Sent.Lat, Longitude: p.Sent.Lng, Precision: 30,
		}, &p, nil
	}
	h.MsgID = d.ID
	p := convert(given, s.LocationDatum, s.Region)
	return wechat.Location{
		Header: h, Latitude: p.Sent.Lat, Longitude: p.Sent.Lng, Scale: 16, Label: d.Label,
	}, &p, nil
}
