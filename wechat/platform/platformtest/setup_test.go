package platformtest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"nearby/wechat/platform/platformtest"
)

// What the client of package platform never sends, and how WeChat answers it.

// caller speaks to a stand-in without the client.
type caller struct {
	t      *testing.T
	server *platformtest.Server
	url    string
	token  string
}

func setup(t *testing.T) *caller {
	t.Helper()
	noon := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	server, address := platformtest.Start(t, platformtest.Options{Now: func() time.Time { return noon }})
	c := &caller{t: t, server: server, url: address}
	c.token = c.stableToken(false).Token
	return c
}

type tokenAnswer struct {
	Code      int    `json:"errcode"`
	Message   string `json:"errmsg"`
	Token     string `json:"access_token"`
	ExpiresIn int    `json:"expires_in"`
}

func (c *caller) stableToken(force bool) (a tokenAnswer) {
	c.t.Helper()
	in := map[string]any{
		"grant_type": "client_credential", "appid": platformtest.AppID,
		"secret": platformtest.AppSecret, "force_refresh": force,
	}
	body, err := json.Marshal(in)
	if err != nil {
		c.t.Fatal(err)
	}
	c.read(c.send(http.MethodPost, "/cgi-bin/stable_token", "application/json", body), &a)
	return a
}

// code posts JSON and returns the errcode of the answer.
func (c *caller) code(path, body string) int {
	c.t.Helper()
	var a struct {
		Code int `json:"errcode"`
	}
	c.read(c.send(http.MethodPost, path, "application/json", []byte(body)), &a)
	return a.Code
}

func (c *caller) read(body []byte, into any) {
	c.t.Helper()
	if err := json.Unmarshal(body, into); err != nil {
		c.t.Fatalf("%s: %v", body, err)
	}
}

// send adds the token to the query and returns the body of the answer.
func (c *caller) send(method, path, contentType string, body []byte) []byte {
	c.t.Helper()
	path, query, _ := strings.Cut(path, "?")
	address := c.url + path + "?access_token=" + url.QueryEscape(c.token) + "&" + query
	req, err := http.NewRequestWithContext(c.t.Context(), method, address, bytes.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	response, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer
}
