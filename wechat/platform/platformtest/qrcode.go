package platformtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"time"
)

// qrCodes are the QR codes that were made.
type qrCodes struct {
	ids      counter
	byTicket map[string]qrCode
}

type qrCode struct {
	scene string
	until time.Time // zero is permanent
}

// valid reports whether a scan at that time finds the code.
func (q qrCode) valid(at time.Time) bool { return q.until.IsZero() || at.Before(q.until) }

// Limits of QR codes.
// https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode
const (
	maxCodeLife     = 2_592_000 // seconds
	defaultCodeLife = 60
	maxCodes        = 100_000
)

type qrIn struct {
	Life   *int64 `json:"expire_seconds"`
	Action string `json:"action_name"`
	Info   struct {
		Scene struct {
			Text string `json:"scene_str"`
		} `json:"scene"`
	} `json:"action_info"`
}

// create knows codes with a text as scene, the only ones that package platform makes.
func (q *qrCodes) create(c call, in qrIn) (any, error) {
	scene, temporary := in.Info.Scene.Text, in.Action == "QR_STR_SCENE"
	if !temporary && in.Action != "QR_LIMIT_STR_SCENE" {
		return nil, refusal(40052)
	}
	if len(scene) < 1 || len(scene) > 64 {
		return nil, refusal(40053)
	}
	made := qrCode{scene: scene}
	sum := sha256.Sum256([]byte(q.ids.next(in.Action)))
	ticket := "gQ" + base64.StdEncoding.EncodeToString(sum[:])
	answer := object{"ticket": ticket, "url": "http://weixin.qq.com/q/" + q.ids.next("02")}
	if temporary {
		life := int64(defaultCodeLife)
		if in.Life != nil {
			life = *in.Life
		}
		if life < 1 || life > maxCodeLife {
			return nil, refusal(40053) // assumed
		}
		made.until = c.at.Add(time.Duration(life) * time.Second)
		answer["expire_seconds"] = life
	} else if q.permanent() >= maxCodes {
		return nil, refusal(45029)
	}
	q.byTicket[ticket] = made
	return answer, nil
}

func (q *qrCodes) permanent() (n int) {
	for _, c := range q.byTicket {
		if c.until.IsZero() {
			n++
		}
	}
	return n
}

// show answers with a JPEG that differs by ticket. It is made for browsers: in place
// of an error code it answers with a page.
func (q *qrCodes) show(c call) (any, error) {
	ticket := c.http.URL.Query().Get("ticket")
	made, known := q.byTicket[ticket]
	if !known || !made.valid(c.at) {
		return file{
			status: http.StatusNotFound, contentType: "text/html",
			content: []byte("<html><title>404 Not Found</title></html>"),
		}, nil
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, pattern(ticket), nil); err != nil {
		return nil, refusal(-1)
	}
	return file{contentType: "image/jpg", content: b.Bytes()}, nil
}

// pattern draws the bits of a ticket's hash, 16 by 16.
func pattern(ticket string) image.Image {
	const size, cells = 240, 16
	sum := sha256.Sum256([]byte(ticket))
	picture := image.NewGray(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			bit := y*cells/size*cells + x*cells/size
			if sum[bit/8]>>(bit%8)&1 == 0 {
				picture.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return picture
}
