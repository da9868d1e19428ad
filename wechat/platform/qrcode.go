package platform

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Limits of QR codes with a scene.
// https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode
const (
	maxQRLife       = 30 * 24 * time.Hour
	maxPermanentID  = 100_000
	maxTemporaryID  = 1<<32 - 1
	maxSceneLetters = 64 // bytes
)

// QR is a QR code to be made. Whoever scans it follows the account, or opens its
// chat, and the event that the account receives names the scene.
type QR struct {
	Scene  string        // a name of up to 64 bytes, or
	Number int64         // a number, when Scene is empty: 1 to 100,000, temporary to 2³²−1
	Life   time.Duration // up to 30 days, in whole seconds; 0 means for good (100,000 codes in all)
}

// Ticket stands for a QR code that was made.
type Ticket struct {
	Value string        // for QRImage
	URL   string        // what the code says, for those who draw it themselves
	Life  time.Duration // 0 for good
}

// CreateQR makes a QR code. It needs a verified service account (48001).
func (c *Client) CreateQR(ctx context.Context, q QR) (Ticket, error) {
	if err := q.check(); err != nil {
		return Ticket{}, fmt.Errorf("QR code: %w", err)
	}
	scene := map[string]any{"scene_id": q.Number}
	if q.Scene != "" {
		scene = map[string]any{"scene_str": q.Scene}
	}
	in := map[string]any{
		"action_name": q.action(),
		"action_info": map[string]any{"scene": scene},
	}
	if q.Life > 0 {
		in["expire_seconds"] = int64(q.Life / time.Second)
	}
	var out struct {
		Ticket string `json:"ticket"`
		URL    string `json:"url"`
		Life   int64  `json:"expire_seconds"`
	}
	err := c.post(ctx, "/cgi-bin/qrcode/create", in, &out)
	return Ticket{out.Ticket, out.URL, seconds(out.Life)}, err
}

// QRImage downloads the picture of a ticket, a JPEG. It needs no access token.
func (c *Client) QRImage(ctx context.Context, ticket string) (File, error) {
	r := request{
		method: http.MethodGet, path: showPath, query: url.Values{"ticket": {ticket}},
		open: true, safe: true, slow: true, file: true, image: true,
	}
	a, err := c.authorised(ctx, r)
	if err != nil {
		return File{}, err
	}
	return a.asFile(), nil
}

// QRImageURL is where everybody can load the picture of a ticket.
func (c *Client) QRImageURL(ticket string) string {
	u := c.images.JoinPath(showPath)
	u.RawQuery = url.Values{"ticket": {ticket}}.Encode()
	return u.String()
}

const showPath = "/cgi-bin/showqrcode"

func (q QR) check() error {
	var f faults
	f.most("scene", q.Scene, maxSceneLetters)
	highest := int64(maxTemporaryID)
	if q.Life == 0 {
		highest = maxPermanentID
	}
	f.add(q.Scene == "" && (q.Number < 1 || q.Number > highest), "scene",
		fmt.Sprintf("%d is not between 1 and %d", q.Number, highest))
	f.add(q.Life != 0 && (q.Life < time.Second || q.Life > maxQRLife), "life",
		fmt.Sprintf("%v is not between 1 second and 30 days", q.Life))
	return f.err()
}

// action is WeChat's name for the kind of code.
func (q QR) action() string {
	switch {
	case q.Life == 0 && q.Scene != "":
		return "QR_LIMIT_STR_SCENE"
	case q.Life == 0:
		return "QR_LIMIT_SCENE"
	case q.Scene != "":
		return "QR_STR_SCENE"
	}
	return "QR_SCENE"
}
