package platform_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/api/platform"
	"nearby/api/platform/platformtest"
)

// Paths of WeChat's API that the tests count or break.
const (
	tokenPath  = "/cgi-bin/stable_token"
	menuPath   = "/cgi-bin/menu/get"
	createPath = "/cgi-bin/menu/create"
	sendPath   = "/cgi-bin/message/custom/send"
)

// noon is when every test begins, in China.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.FixedZone("UTC+8", 8*60*60))

// wechat is the stand-in and where it listens.
type wechat struct {
	*platformtest.Server
	url string
}

func start(t *testing.T) wechat {
	t.Helper()
	server, address := platformtest.Start(t, platformtest.Options{
		Now: func() time.Time { return noon }, // moves by Advance alone
	})
	return wechat{server, address}
}

// options is a client's whose clock is the stand-in's.
func (w wechat) options() platform.Options {
	return platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret,
		BaseURL: w.url, ImageURL: w.url, Now: w.Now, Pause: time.Millisecond,
	}
}

func (w wechat) client(t *testing.T) *platform.Client {
	t.Helper()
	return open(t, w.options())
}

func open(t *testing.T, o platform.Options) *platform.Client {
	t.Helper()
	c, err := platform.New(o)
	if err != nil {
		t.Fatalf("New() error = %v", err)
	}
	return c
}

// setup starts a stand-in and a client for it.
func setup(t *testing.T) (*platform.Client, wechat) {
	t.Helper()
	w := start(t)
	return w.client(t), w
}

// raw posts to the stand-in without the client and returns the answer's body. It
// is for what the client never sends.
func (w wechat) raw(t *testing.T, path string, contentType string, body []byte) string {
	t.Helper()
	query := url.Values{"access_token": {w.CurrentToken()}}
	path, given, _ := strings.Cut(path, "?")
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost,
		w.url+path+"?"+query.Encode()+"&"+given, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	response, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

// codeOf is WeChat's code in an error, 0 for none.
func codeOf(err error) int {
	var refused *platform.Error
	if errors.As(err, &refused) {
		return refused.Code
	}
	return 0
}

// Files that begin like what they are.
var (
	jpeg = []byte("\xff\xd8\xff\xe0 picture")
	png  = []byte("\x89PNG\r\n\x1a\n picture")
	gif  = []byte("GIF89a picture")
	bmp  = []byte("BM picture")
	amr  = []byte("#!AMR\n recording")
	mp3  = []byte("ID3 recording")
	mpeg = []byte("\xff\xfb\x90\x64 recording")
	wav  = []byte("RIFF\x24\x00\x00\x00WAVEfmt recording")
	wma  = []byte("\x30\x26\xb2\x75\x8e\x66\xcf\x11 recording")
	mp4  = []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")
)

// sized pads a file.
func sized(file []byte, n int) []byte {
	return append(bytes.Clone(file), make([]byte, n-len(file))...)
}

// operation is one method of the client, with sound arguments.
type operation struct {
	path string
	safe bool // only reads, and may be sent twice
	do   func(context.Context, *platform.Client) error
}

// operations is every method that calls WeChat's API. prepared holds what they
// refer to.
func operations(p prepared) map[string]operation {
	menu := platform.Menu{Buttons: []platform.Button{{Type: platform.Click, Name: "餐厅", Key: "a"}}}
	return map[string]operation{
		"Menus": {menuPath, true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.Menus(ctx)
			return err
		}},
		"CreateMenu": {createPath, false, func(ctx context.Context, c *platform.Client) error {
			return c.CreateMenu(ctx, menu)
		}},
		"DeleteMenu": {"/cgi-bin/menu/delete", true, func(ctx context.Context, c *platform.Client) error {
			return c.DeleteMenu(ctx)
		}},
		"AddConditionalMenu": {"/cgi-bin/menu/addconditional", false, func(ctx context.Context, c *platform.Client) error {
			_, err := c.AddConditionalMenu(ctx, menu, platform.Match{TagID: "2"})
			return err
		}},
		"DeleteConditionalMenu": {"/cgi-bin/menu/delconditional", false, func(ctx context.Context, c *platform.Client) error {
			return c.DeleteConditionalMenu(ctx, p.menuID)
		}},
		"TryMenu": {"/cgi-bin/menu/trymatch", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.TryMenu(ctx, "alice")
			return err
		}},
		"UploadMedia": {"/cgi-bin/media/upload", false, func(ctx context.Context, c *platform.Client) error {
			_, err := c.UploadMedia(ctx, platform.Image, "a.jpg", bytes.NewReader(jpeg))
			return err
		}},
		"Media": {"/cgi-bin/media/get", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.Media(ctx, p.mediaID)
			return err
		}},
		"UploadImage": {"/cgi-bin/media/uploadimg", false, func(ctx context.Context, c *platform.Client) error {
			_, err := c.UploadImage(ctx, "a.png", bytes.NewReader(png))
			return err
		}},
		"AddMaterial": {"/cgi-bin/material/add_material", false, func(ctx context.Context, c *platform.Client) error {
			_, err := c.AddMaterial(ctx, platform.NewMaterial{
				Kind: platform.Image, Name: "a.jpg", Content: bytes.NewReader(jpeg),
			})
			return err
		}},
		"Material": {"/cgi-bin/material/get_material", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.Material(ctx, p.materialID)
			return err
		}},
		"Materials": {"/cgi-bin/material/batchget_material", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.Materials(ctx, platform.Image, 0, 20)
			return err
		}},
		"DeleteMaterial": {"/cgi-bin/material/del_material", false, func(ctx context.Context, c *platform.Client) error {
			return c.DeleteMaterial(ctx, p.materialID)
		}},
		"MaterialCount": {"/cgi-bin/material/get_materialcount", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.MaterialCount(ctx)
			return err
		}},
		"Send": {sendPath, false, func(ctx context.Context, c *platform.Client) error {
			return c.Send(ctx, "alice", platform.TextMessage{Content: "你好"})
		}},
		"CreateQR": {"/cgi-bin/qrcode/create", false, func(ctx context.Context, c *platform.Client) error {
			_, err := c.CreateQR(ctx, platform.QR{Scene: "station-7"})
			return err
		}},
		"QRImage": {"/cgi-bin/showqrcode", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.QRImage(ctx, p.ticket)
			return err
		}},
		"CallbackIPs": {"/cgi-bin/getcallbackip", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.CallbackIPs(ctx)
			return err
		}},
		"APIIPs": {"/cgi-bin/get_api_domain_ip", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.APIIPs(ctx)
			return err
		}},
		"CheckCallback": {"/cgi-bin/callback/check", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.CheckCallback(ctx)
			return err
		}},
		"Quota": {"/cgi-bin/openapi/quota/get", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.Quota(ctx, createPath)
			return err
		}},
		"ClearQuota": {"/cgi-bin/openapi/quota/clear", false, func(ctx context.Context, c *platform.Client) error {
			return c.ClearQuota(ctx, createPath)
		}},
		"ClearQuotas": {"/cgi-bin/clear_quota/v2", false, func(ctx context.Context, c *platform.Client) error {
			return c.ClearQuotas(ctx)
		}},
		"RID": {"/cgi-bin/openapi/rid/get", true, func(ctx context.Context, c *platform.Client) error {
			_, err := c.RID(ctx, p.rid)
			return err
		}},
		"JSTicket": {"/cgi-bin/ticket/getticket", true, func(ctx context.Context, c *platform.Client) error {
			_, _, err := c.JSTicket(ctx)
			return err
		}},
	}
}

// prepared is what the operations refer to.
type prepared struct{ menuID, mediaID, materialID, ticket, rid string }

// prepare makes it.
func prepare(t *testing.T, c *platform.Client, w wechat) prepared {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("prepare: %v", err)
		}
	}
	var p prepared
	w.Did("alice", platformtest.Wrote)
	menu := platform.Menu{Buttons: []platform.Button{{Type: platform.Click, Name: "餐厅", Key: "a"}}}
	must(c.CreateMenu(t.Context(), menu))
	var err error
	p.menuID, err = c.AddConditionalMenu(t.Context(), menu, platform.Match{TagID: "9"})
	must(err)
	media, err := c.UploadMedia(t.Context(), platform.Image, "a.jpg", bytes.NewReader(jpeg))
	must(err)
	material, err := c.AddMaterial(t.Context(), platform.NewMaterial{
		Kind: platform.Image, Name: "a.jpg", Content: bytes.NewReader(jpeg),
	})
	must(err)
	ticket, err := c.CreateQR(t.Context(), platform.QR{Scene: "x"})
	must(err)
	var refused *platform.Error
	if _, err := c.Quota(t.Context(), "/cgi-bin/nothing"); !errors.As(err, &refused) {
		t.Fatalf("Quota of nothing: error = %v, want a refusal with a rid", err)
	}
	p.mediaID, p.materialID, p.ticket, p.rid = media.ID, material.ID, ticket.Value, refused.RID
	return p
}
