package page

import (
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/geo"
)

// SDKConfig is what a page gives to wx.config: who it is of, and the signature of its URL.
type SDKConfig struct {
	AppID     string `json:"appId"`
	Timestamp int64  `json:"timestamp"`
	Nonce     string `json:"nonceStr"`
	Signature string `json:"signature"`
}

// Sign signs the page at a URL for WeChat's JS-SDK.
type Sign func(ctx context.Context, url string) (SDKConfig, error)

// sdk is what sdk.js does in WeChat with WeChat's own script.
type sdk struct {
	Config SDKConfig        `json:"config"`
	Share  share            `json:"share"`
	Places map[int64]target `json:"places"` // by id
}

// share is the card as which a page is passed on.
type share struct {
	Title string `json:"title"`
	Text  string `json:"desc"`
	Link  string `json:"link"`
	Cover string `json:"imgUrl"`
}

// target is where WeChat's own map leads, on the datum that it wants.
type target struct {
	Lat     float64 `json:"latitude"`
	Lng     float64 `json:"longitude"`
	Name    string  `json:"name"`
	Address string  `json:"address"`
}

//go:embed sdk.js
var sdkScript string

var sdkHash = "'sha256-" + hash(sdkScript) + "'"

// sdkHosts have WeChat's script: sdk.js asks the second when the first does not answer.
const sdkHosts = "https://res.wx.qq.com https://res2.wx.qq.com"

// withSDK lets WeChat's script into a policy, and what uses it.
func withSDK(policy string) string {
	return strings.Replace(policy, "script-src ", "script-src "+sdkHosts+" "+sdkHash+" ", 1)
}

const (
	// signPatience is how long a page waits for its signature, which is at hand but for
	// a moment every two hours.
	signPatience = 500 * time.Millisecond
	// signPause is how long nothing is signed after that failed.
	signPause = time.Minute
)

// signer signs pages, and rests after it failed.
type signer struct {
	sign    Sign
	now     func() time.Time
	resumes atomic.Int64 // Unix seconds
}

// sdk prepares a page for WeChat's script, nil where the page does without: outside
// WeChat, and when it cannot be signed. It opens the page's policy for it.
func (p pages) sdk(c echo.Context, s share, rows []row, others ...row) *sdk {
	if p.signer == nil || !strings.Contains(c.Request().UserAgent(), "MicroMessenger") ||
		p.signer.now().Unix() < p.signer.resumes.Load() {
		return nil
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), signPatience)
	defer cancel()
	here := p.Links.Base() + c.Request().URL.RequestURI()
	config, err := p.signer.sign(ctx, here)
	if err != nil {
		p.signer.resumes.Store(p.signer.now().Add(signPause).Unix())
		p.Log.WarnContext(ctx, "pages do without WeChat's script", "seconds", signPause.Seconds(), "error", err)
		return nil
	}
	s.Link, _, _ = strings.Cut(here, "?")
	own := &sdk{Config: config, Share: s, Places: map[int64]target{}}
	for _, r := range append(others, rows...) {
		own.Places[r.ID] = p.targetOf(r)
	}
	h := c.Response().Header()
	h.Set(policyHeader, withSDK(h.Get(policyHeader)))
	return own
}

// targetOf is a place as WeChat's map wants it.
func (p pages) targetOf(r row) target {
	lat, lng := geo.DatumGCJ02.Pair(r.at, p.Maps.Region)
	return target{Lat: lat, Lng: lng, Name: r.Name, Address: r.Where}
}

// Script is sdk.js.
func (*sdk) Script() template.JS { return template.JS(sdkScript) } //nolint:gosec // our own file

// nearestOf names the first rows of a list.
func nearestOf(rows []row) string {
	const few = 3
	var all []string
	for _, r := range rows[:min(few, len(rows))] {
		all = append(all, fmt.Sprintf("%s %s", r.Name, r.Distance))
	}
	return strings.Join(all, " · ")
}
