package traffic

import (
	"bytes"
	"strconv"
	"time"

	"nearby/wechat"
)

// account is written to when the settings name none.
const account = "gh_nearby_trial"

// The values that a template leaves open are found by these.
const (
	openUser   = "OPENUSER"
	openTime   = 1111111111
	openID     = 2222222222222222222
	openLat    = 33.333333
	openLng    = 44.444444
	userPrefix = "oNearbyBench" // an OpenID has 28 characters
	userDigits = 16
)

// template is a message with its values left open, so that another costs no more than
// copying. The pieces stand between the values.
type template struct {
	pieces [][]byte
	values []value
}

// value is which one comes next.
type value uint8

const (
	user value = iota
	created
	msgID
	lat
	lng
)

var marks = map[value][]byte{
	user: []byte(openUser), created: []byte(strconv.Itoa(openTime)), msgID: []byte(strconv.Itoa(openID)),
	lat: []byte(degrees(openLat)), lng: []byte(degrees(openLng)),
}

func header(toUser string, id int64) wechat.Header {
	return wechat.Header{ToUser: toUser, FromUser: openUser, CreateTime: time.Unix(openTime, 0), MsgID: id}
}

// newTemplate cuts a message at its open values.
func newTemplate(m wechat.Message) template {
	var t template
	rest := wechat.Marshal(m)
	for {
		next, at := value(0), -1
		for v, mark := range marks {
			if i := bytes.Index(rest, mark); i >= 0 && (at < 0 || i < at) {
				next, at = v, i
			}
		}
		if at < 0 {
			t.pieces = append(t.pieces, rest)
			return t
		}
		t.pieces = append(t.pieces, rest[:at])
		t.values = append(t.values, next)
		rest = rest[at+len(marks[next]):]
	}
}

// filling is what goes into a template.
type filling struct {
	user     string
	seconds  int64 // since 1970
	msgID    int64
	lat, lng string
}

// appendTo writes the message.
func (t template) appendTo(b []byte, f filling) []byte {
	b = append(b, t.pieces[0]...)
	for i, v := range t.values {
		switch v {
		case user:
			b = append(b, f.user...)
		case created:
			b = strconv.AppendInt(b, f.seconds, 10)
		case msgID:
			b = strconv.AppendInt(b, f.msgID, 10)
		case lat:
			b = append(b, f.lat...)
		case lng:
			b = append(b, f.lng...)
		}
		b = append(b, t.pieces[i+1]...)
	}
	return b
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 6, 64) }

// openIDOf is the OpenID of the n-th user.
func openIDOf(n int) string {
	digits := strconv.Itoa(n)
	return userPrefix + "0000000000000000"[:userDigits-len(digits)] + digits
}
