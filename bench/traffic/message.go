package traffic

import (
	"fmt"
	"math"
	"time"

	"nearby/bench"
	"nearby/geo"
	"nearby/wechat"
)

// account is written to when the settings name none.
const account = "gh_nearby_trial"

// buttons are the keys of the menu.
var buttons = []string{"restaurant", "transit"}

// draft is a message before it is written.
type draft struct {
	kind  bench.Kind
	user  string
	id    int64
	which int64 // of the buttons
	at    spot  // of a location
}

// message writes a draft to an account.
func (d draft) message(to string, now time.Time) wechat.Message {
	h := wechat.Header{ToUser: to, FromUser: d.user, CreateTime: now, MsgID: d.id}
	switch d.kind {
	case bench.Text:
		return wechat.Text{Header: h, Content: "帮助"}
	case bench.Word:
		return wechat.Text{Header: h, Content: "火锅"}
	case bench.Click:
		h.MsgID = 0 // events have none
		return wechat.Click{Header: h, Key: buttons[d.which%int64(len(buttons))]}
	default:
		return wechat.Location{Header: h, Latitude: d.at.lat, Longitude: d.at.lng, Scale: 16, Label: "人民路18号"}
	}
}

// spot is a point as a location message has it, with six decimals.
type spot struct{ lat, lng float64 }

func spotAt(at geo.WGS84, datum geo.Datum, region geo.Region) spot {
	lat, lng := datum.Pair(at, region)
	return spot{sixDecimals(lat), sixDecimals(lng)}
}

func sixDecimals(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }

// openIDOf is the OpenID of the n-th user; it has 28 characters, as WeChat's.
func openIDOf(n int) string { return fmt.Sprintf("oNearbyBench%016d", n) }
