package platformtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"strconv"
	"time"
)

// code is a QR code that was made.
type code struct {
	scene string
	until time.Time // zero for good
}

// Limits of QR codes.
// https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode
const (
	maxCodeLife     = 2_592_000 // seconds
	defaultCodeLife = 60
	maxSceneNumber  = 100_000
	maxCodes        = 100_000
)

type qrIn struct {
	Life   *int64 `json:"expire_seconds"`
	Action string `json:"action_name"`
	Info   struct {
		Scene struct {
			ID   *int64  `json:"scene_id"`
			Text *string `json:"scene_str"`
		} `json:"scene"`
	} `json:"action_info"`
}

func (s *Server) createQR(c call) (any, error) {
	in, err := decode[qrIn](c)
	if err != nil {
		return nil, err
	}
	scene, err := in.scene()
	if err != nil {
		return nil, err
	}
	made := code{scene: scene}
	sum := sha256.Sum256([]byte(s.id(in.Action)))
	ticket := "gQ" + base64.StdEncoding.EncodeToString(sum[:])
	answer := object{"ticket": ticket, "url": "http://weixin.qq.com/q/" + s.id("02")}
	if in.temporary() {
		life := int64(defaultCodeLife)
		if in.Life != nil {
			life = *in.Life
		}
		if life < 1 || life > maxCodeLife {
			return nil, refusal(40053) // assumed
		}
		made.until = c.at.Add(time.Duration(life) * time.Second)
		answer["expire_seconds"] = life
	} else if s.permanentCodes() >= maxCodes {
		return nil, refusal(45029)
	}
	s.codes[ticket] = made
	return answer, nil
}

func (in qrIn) temporary() bool { return in.Action == "QR_SCENE" || in.Action == "QR_STR_SCENE" }

// scene checks the scene against the action and returns it as callbacks have it.
func (in qrIn) scene() (string, error) {
	id, text := in.Info.Scene.ID, in.Info.Scene.Text
	switch in.Action {
	case "QR_SCENE":
		if id == nil || *id < 1 || *id > 1<<32-1 {
			return "", refusal(40053)
		}
	case "QR_LIMIT_SCENE":
		if id == nil || *id < 1 || *id > maxSceneNumber {
			return "", refusal(40053)
		}
	case "QR_STR_SCENE", "QR_LIMIT_STR_SCENE":
		if text == nil || len(*text) < 1 || len(*text) > 64 {
			return "", refusal(40053)
		}
		return *text, nil
	default:
		return "", refusal(40052)
	}
	return strconv.FormatInt(*id, 10), nil
}

func (s *Server) permanentCodes() (n int) {
	for _, c := range s.codes {
		if c.until.IsZero() {
			n++
		}
	}
	return n
}

// Scene returns the scene that a scan of a ticket's code would report, or false
// when there is no such code or it has expired.
func (s *Server) Scene(ticket string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, known := s.codes[ticket]
	return c.scene, known && (c.until.IsZero() || s.clock().Before(c.until))
}

// showQR answers with a picture of the right format that differs by ticket, and
// with a page that says 404 in place of an error code: it is made for browsers.
func (s *Server) showQR(c call) (any, error) {
	ticket := c.http.URL.Query().Get("ticket")
	made, known := s.codes[ticket]
	if !known || !made.until.IsZero() && !c.at.Before(made.until) {
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
