package doctor

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"nearby/send"
	"nearby/usage"
	"nearby/wechat"
)

// examinePublicURL asks whether WeChat can reach the address, and people should.
func (e *examination) examinePublicURL(ctx context.Context) {
	const check = "public URL"
	if e.public == nil {
		e.skip("NEARBY_PUBLIC_URL is not an address: see settings", check)
		return
	}
	host := e.public.Hostname()
	addresses, err := e.Resolve(ctx, "ip", host)
	if err != nil {
		e.note(check, Failure, host+" has no address: "+reason(err), "make a DNS record for it")
		return
	}
	text := fmt.Sprintf("%s is at %s", host, joined(addresses))
	switch port := e.public.Port(); {
	case !anyPublic(addresses):
		e.note(check, Failure, text+", which WeChat cannot reach",
			"set NEARBY_PUBLIC_URL to the address that the world knows this server by")
	case port != "" && port != "80" && port != "443":
		e.note(check, Failure, "port "+port+": WeChat calls only 80 and 443",
			"put a web server in front, or map the port, and leave it out of NEARBY_PUBLIC_URL")
	case e.public.Scheme != "https":
		e.note(check, Warning, text+", without TLS: anybody on the way can read and change the pages",
			"put a web server with a certificate in front and begin NEARBY_PUBLIC_URL with https")
	default:
		e.note(check, Fine, text)
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
func (e *examination) examineCallback(ctx context.Context) {
	var wrong usage.Faults
	options := e.Wechat.Options(&wrong)
	caller, err := wechat.NewCaller(options)
	switch {
	case e.public == nil || wrong != nil || err != nil:
		e.skip("the settings are not understood", "callback", "messages")
		return
	case !e.verifies(ctx, caller):
		e.skip("the callback does not verify", "messages")
		return
	}
	e.delivers(ctx, caller, options.Mode)
}

// verifies makes the console's check, and the same with a false signature.
func (e *examination) verifies(ctx context.Context, caller *wechat.Caller) bool {
	const check = "callback"
	echostr := rand.Text()
	request, err := caller.Verify(echostr, time.Now())
	if err != nil {
		e.note(check, Failure, err.Error())
		return false
	}
	begin := time.Now()
	got := e.call(ctx, request)
	took := time.Since(begin).Round(time.Millisecond)
	if fault, advice := e.verification(got, echostr); fault != "" {
		e.note(check, Failure, fault, advice)
		return false
	}
	request.Query.Set("signature", strings.Repeat("0", 40))
	if forged := e.call(ctx, request); forged.code != http.StatusForbidden {
		e.note(check, Failure, fmt.Sprintf("a false signature is not refused: HTTP %d", forged.code),
			"something between WeChat and this program answers in its place")
		return false
	}
	e.note(check, Fine, fmt.Sprintf("verifies in %s, and refuses a false signature", took))
	return true
}

// delivers posts an event that is answered "success" and leaves nothing behind:
// a tap on a link of the menu, by nobody.
func (e *examination) delivers(ctx context.Context, caller *wechat.Caller, mode wechat.Mode) {
	const check = "messages"
	event := wechat.View{Header: wechat.Header{
		ToUser: e.WechatAccount, FromUser: "nearby-doctor", CreateTime: time.Now(),
	}, URL: e.PublicURL}
	if event.ToUser == "" {
		event.ToUser = "gh_nearby_doctor"
	}
	request, err := caller.Post(event, time.Now())
	if err != nil {
		e.note(check, Failure, err.Error())
		return
	}
	if got := e.call(ctx, request); got.code != http.StatusOK || got.body != "success" {
		e.note(check, Failure, fmt.Sprintf("a message in %s mode is answered %s", mode, got),
			"mode, EncodingAESKey, AppID and account id must be the same here, at the server and in the console")
		return
	}
	if mode != wechat.Secure {
		e.note(check, Warning, fmt.Sprintf("opens messages in %s mode, whose signature does not cover them", mode),
			"choose secure mode (安全模式) in the console and set NEARBY_WECHAT_AES_KEY")
		return
	}
	for _, name := range []string{"encrypt_type", "msg_signature"} {
		request.Query.Del(name)
	}
	request.Body = wechat.Marshal(event)
	if plain := e.call(ctx, request); plain.code != http.StatusForbidden {
		e.note(check, Failure, fmt.Sprintf("a message in clear is answered %s", plain),
			"set NEARBY_WECHAT_MODE=secure at the server")
		return
	}
	e.note(check, Fine, "opens messages in secure mode, and refuses them in clear")
}

// answer is what came back from the callback, if anything.
type answer struct {
	code int
	body string
	err  error
}

// call sends a request of WeChat's to the callback, and waits no longer than WeChat.
func (e *examination) call(ctx context.Context, r wechat.Request) answer {
	ctx, cancel := context.WithTimeout(ctx, e.Timeout)
	defer cancel()
	a, err := send.Do(ctx, e.Client, strings.TrimSuffix(e.PublicURL, "/")+"/wechat", r)
	if err == nil {
		err = ctx.Err() // what arrives while the connection is given up is an answer to nobody
	}
	return answer{a.Code, string(a.Body), err}
}

// String says what came back, and little of a page that somebody else wrote.
func (a answer) String() string {
	if a.err != nil {
		return "not at all: " + reason(a.err)
	}
	const enough = 40
	body := strings.Join(strings.Fields(a.body), " ")
	if len(body) > enough {
		body = strings.ToValidUTF8(body[:enough], "") + "…"
	}
	return fmt.Sprintf("HTTP %d (%s)", a.code, body)
}

// verification tells what is wrong with the answer to the console's check.
func (e *examination) verification(a answer, echostr string) (fault, advice string) {
	switch {
	case errors.Is(a.err, context.DeadlineExceeded):
		return "no answer within " + e.Timeout.String() + ": WeChat gives up then",
			"look at the server's log, and at what stands between"
	case a.err != nil:
		return "cannot be reached: " + reason(a.err),
			"check that the server runs, and that the web server in front of it passes /wechat on"
	case a.code == http.StatusForbidden:
		return "refuses the token",
			"NEARBY_WECHAT_TOKEN must be the same here and at the server, and both clocks right"
	case a.code >= 300 && a.code < 400:
		return fmt.Sprintf("answers HTTP %d, and WeChat follows no redirect", a.code),
			"set NEARBY_PUBLIC_URL to where the redirect leads"
	case a.code != http.StatusOK || a.body != echostr:
		return "something else answers: " + a.String(), "pass /wechat on to this program, unchanged"
	}
	return "", ""
}
