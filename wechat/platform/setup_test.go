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

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
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

// ask makes a call that only reads and that every account may make.
func ask(ctx context.Context, c *platform.Client) error {
	_, _, err := c.JSTicket(ctx)
	return err
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
