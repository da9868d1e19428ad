package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"nearby/wechat"
)

// examinePublicURL asks whether WeChat can reach the address, and people should.
func (d *doctor) examinePublicURL(ctx context.Context) {
	const check = "public URL"
	if d.public == nil {
		d.skip("NEARBY_PUBLIC_URL is not an address: see settings", check)
		return
	}
	host := d.public.Hostname()
	addresses, err := d.resolve(ctx, "ip", host)
	if err != nil {
		d.note(check, failure, host+" has no address: "+reason(err), "make a DNS record for it")
		return
	}
	text := fmt.Sprintf("%s is at %s", host, joined(addresses))
	switch port := d.public.Port(); {
	case !anyPublic(addresses):
		d.note(check, failure, text+", which WeChat cannot reach",
			"set NEARBY_PUBLIC_URL to the address that the world knows this server by")
	case port != "" && port != "80" && port != "443":
		d.note(check, failure, "port "+port+": WeChat calls only 80 and 443",
			"put a web server in front, or map the port, and leave it out of NEARBY_PUBLIC_URL")
	case d.public.Scheme != "https":
		d.note(check, warning, text+", without TLS: anybody on the way can read and change the pages",
			"put a web server with a certificate in front and begin NEARBY_PUBLIC_URL with https")
	default:
		d.note(check, fine, text)
	}
}

func joined(addresses []netip.Addr) string {
	var all []string
	for _, a := range addresses {
		all = append(all, a.Unmap().String())
	}
	return strings.Join(all, ", ")
}

func anyPublic(addresses []netip.Addr) bool {
	for _, a := range addresses {
		a = a.Unmap()
		if a.IsGlobalUnicast() && !a.IsPrivate() {
			return true
		}
	}
	return false
}

// examineCallback does through the public address what WeChat does: the check
// that the console makes, and the delivery of an event that changes nothing.
func (d *doctor) examineCallback(ctx context.Context) {
	var wrong faults
	options := d.settings.wechatSettings.options(&wrong)
	caller, err := wechat.NewCaller(options)
	switch {
	case d.public == nil || wrong != nil || err != nil:
		d.skip("the settings are not understood", "callback", "messages")
		return
	case !d.verifies(ctx, caller):
		d.skip("the callback does not verify", "messages")
		return
	}
	d.delivers(ctx, caller, options.Mode)
}

// verifies makes the console's check, and the same with a false signature.
func (d *doctor) verifies(ctx context.Context, caller *wechat.Caller) bool {
	const check = "callback"
	echostr := rand.Text()
	request, err := caller.Verify(echostr, time.Now())
	if err != nil {
		d.note(check, failure, err.Error())
		return false
	}
	begin := time.Now()
	answer := d.call(ctx, request)
	took := time.Since(begin).Round(time.Millisecond)
	if fault, advice := d.verification(answer, echostr); fault != "" {
		d.note(check, failure, fault, advice)
		return false
	}
	request.Query.Set("signature", strings.Repeat("0", 40))
	if forged := d.call(ctx, request); forged.status != http.StatusForbidden {
		d.note(check, failure, fmt.Sprintf("a false signature is not refused: HTTP %d", forged.status),
			"something between WeChat and this program answers in its place")
		return false
	}
	d.note(check, fine, fmt.Sprintf("verifies in %s, and refuses a false signature", took))
	return true
}

// delivers posts an event that is answered "success" and leaves nothing behind:
// a tap on a link of the menu, by nobody.
func (d *doctor) delivers(ctx context.Context, caller *wechat.Caller, mode wechat.Mode) {
	const check = "messages"
	event := wechat.View{Header: wechat.Header{
		ToUser: d.settings.WechatAccount, FromUser: "nearby-doctor", CreateTime: time.Now(),
	}, URL: d.settings.PublicURL}
	if event.ToUser == "" {
		event.ToUser = "gh_nearby_doctor"
	}
	request, err := caller.Post(event, time.Now())
	if err != nil {
		d.note(check, failure, err.Error())
		return
	}
	if answer := d.call(ctx, request); answer.status != http.StatusOK || answer.body != "success" {
		d.note(check, failure, fmt.Sprintf("a message in %s mode is answered %s", mode, answer),
			"mode, EncodingAESKey, AppID and account id must be the same here, at the server and in the console")
		return
	}
	if mode != wechat.Secure {
		d.note(check, warning, fmt.Sprintf("opens messages in %s mode, whose signature does not cover them", mode),
			"choose secure mode (安全模式) in the console and set NEARBY_WECHAT_AES_KEY")
		return
	}
	for _, name := range []string{"encrypt_type", "msg_signature"} {
		request.Query.Del(name)
	}
	request.Body = wechat.Marshal(event)
	if plain := d.call(ctx, request); plain.status != http.StatusForbidden {
		d.note(check, failure, fmt.Sprintf("a message in clear is answered %s", plain),
			"set NEARBY_WECHAT_MODE=secure at the server")
		return
	}
	d.note(check, fine, "opens messages in secure mode, and refuses them in clear")
}

// heard is what came back from the callback.
type heard struct {
	status int
	body   string
	err    error
}

// call sends a request of WeChat's to the callback, waiting no longer than WeChat.
func (d *doctor) call(ctx context.Context, r wechat.Request) heard {
	ctx, cancel := context.WithTimeout(ctx, d.patience)
	defer cancel()
	method := http.MethodPost
	if r.Body == nil {
		method = http.MethodGet
	}
	address := strings.TrimSuffix(d.settings.PublicURL, "/") + "/wechat?" + r.Query.Encode()
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(r.Body))
	if err != nil {
		return heard{err: err}
	}
	request.Header.Set("Content-Type", "text/xml")
	response, err := d.client.Do(request)
	if err != nil {
		return heard{err: withoutAddress(err)}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, wechat.MaxBody))
	return heard{response.StatusCode, string(body), err}
}

// withoutAddress takes a signed query out of an error.
func withoutAddress(err error) error {
	var withURL *url.Error
	if errors.As(err, &withURL) {
		return withURL.Err
	}
	return err
}

// String says what was heard, and little of a page that somebody else wrote.
func (h heard) String() string {
	if h.err != nil {
		return "not at all: " + reason(h.err)
	}
	const enough = 40
	body := strings.Join(strings.Fields(h.body), " ")
	if len(body) > enough {
		body = strings.ToValidUTF8(body[:enough], "") + "…"
	}
	return fmt.Sprintf("HTTP %d (%s)", h.status, body)
}

// verification tells what is wrong with the answer to the console's check.
func (d *doctor) verification(h heard, echostr string) (fault, advice string) {
	switch {
	case errors.Is(h.err, context.DeadlineExceeded):
		return "no answer within " + d.patience.String() + ": WeChat gives up then",
			"look at the server's log, and at what stands between"
	case h.err != nil:
		return "cannot be reached: " + reason(h.err),
			"check that the server runs, and that the web server in front of it passes /wechat on"
	case h.status == http.StatusForbidden:
		return "refuses the token",
			"NEARBY_WECHAT_TOKEN must be the same here and at the server, and both clocks right"
	case h.status >= 300 && h.status < 400:
		return fmt.Sprintf("answers HTTP %d, and WeChat follows no redirect", h.status),
			"set NEARBY_PUBLIC_URL to where the redirect leads"
	case h.status != http.StatusOK || h.body != echostr:
		return "something else answers: " + h.String(), "pass /wechat on to this program, unchanged"
	}
	return "", ""
}
