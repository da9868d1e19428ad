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
	maxQRLife = 30 * 24 * time.Hour
	maxScene  = 64 // bytes
)

// QR is a QR code to be made. A person who scans it follows the account or opens its
// chat, and the account receives an event with the scene.
type QR struct {
	Scene string        // 1 to 64 bytes
	Life  time.Duration // up to 30 days, in whole seconds; 0 is permanent (100,000 codes in all)
}

// Ticket stands for a QR code that was made.
type Ticket struct {
	Value string        // for QRImage
	URL   string        // the text in the code, to draw it without QRImage
	Life  time.Duration // 0 is permanent
}

// CreateQR makes a QR code. It needs a verified service account (48001).
func (c *Client) CreateQR(ctx context.Context, q QR) (Ticket, error) {
	if err := q.check(); err != nil {
		return Ticket{}, fmt.Errorf("QR code: %w", err)
	}
	in := map[string]any{
		"action_name": "QR_LIMIT_STR_SCENE",
		"action_info": map[string]any{"scene": map[string]string{"scene_str": q.Scene}},
	}
	if q.Life > 0 {
		in["action_name"] = "QR_STR_SCENE"
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
	a, err := c.sendAuthorized(ctx, r)
	if err != nil {
		return File{}, err
	}
	return a.asFile(), nil
}

// QRImageURL is the public URL of a ticket's picture.
func (c *Client) QRImageURL(ticket string) string {
	u := c.images.JoinPath(showPath)
	u.RawQuery = url.Values{"ticket": {ticket}}.Encode()
	return u.String()
}

const showPath = "/cgi-bin/showqrcode"

func (q QR) check() error {
	var f faults
	f.text("scene", q.Scene, maxScene)
	f.add(q.Life != 0 && (q.Life < time.Second || q.Life > maxQRLife), "life",
		fmt.Sprintf("%v is not between 1 second and 30 days", q.Life))
	return f.err()
}
