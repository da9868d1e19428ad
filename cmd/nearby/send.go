package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"nearby/geo"
	"nearby/wechat"
)

type sendCommand struct {
	wechatSettings
	publicSettings

	To   string `placeholder:"URL" help:"Address of the callback (NEARBY_PUBLIC_URL with /wechat)."`
	User string `default:"oNearbyTrialUser0000000000000" placeholder:"OPENID" help:"Who sends."`
	Raw  bool   `help:"Print the answer's XML."`

	Location    sendLocation    `cmd:"" help:"Send a location."`
	Text        sendText        `cmd:"" help:"Type a text."`
	Subscribe   sendSubscribe   `cmd:"" help:"Follow the account."`
	Unsubscribe sendUnsubscribe `cmd:"" help:"Stop following it."`
	Click       sendClick       `cmd:"" help:"Tap a button of the custom menu."`
	Scan        sendScan        `cmd:"" help:"Scan a QR code with a scene."`
	Event       sendEvent       `cmd:"" help:"Send a recorded event as if it happened now."`
	XML         sendXML         `cmd:"" name:"xml" help:"Send a file as it is."`
}

type (
	sendLocation struct {
		Lat         float64 `required:"" help:"Latitude in degrees."`
		Lng         float64 `required:"" help:"Longitude in degrees."`
		CRS         string  `name:"crs" default:"gcj02" help:"Datum of the point: wgs84, gcj02 or bd09."`
		Label       string  `help:"The address WeChat shows with it."`
		LocationCRS string  `name:"location-crs" env:"NEARBY_LOCATION_CRS" default:"gcj02" help:"Datum of location messages."`
		ShiftRegion string  `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
	}
	sendText struct {
		Text string `arg:"" help:"What to type."`
	}
	sendSubscribe   struct{}
	sendUnsubscribe struct{}
	sendClick       struct {
		Key string `arg:"" help:"The button's key."`
	}
	sendScan struct {
		Scene string `arg:"" help:"The code's scene."`
	}
	sendEvent struct {
		File string `arg:"" help:"Its XML."`
	}
	sendXML struct {
		File string `arg:"" help:"Any XML."`
	}
)

// Run sends a location. WeChat sends points on its own datum, so a point on
// another is converted first.
func (c *sendLocation) Run(ctx context.Context, all *commands, std streams) error {
	var wrong faults
	from := parsed(&wrong, "--crs", c.CRS, geo.ParseDatum)
	to := parsed(&wrong, "NEARBY_LOCATION_CRS", c.LocationCRS, geo.ParseDatum)
	region := parsed(&wrong, "NEARBY_SHIFT_REGION", c.ShiftRegion, geo.ParseRegion)
	if err := wrong.err(); err != nil {
		return err
	}
	lat, lng := c.Lat, c.Lng
	if from != to {
		lat, lng = to.Pair(from.WGS84(lat, lng, region), region)
	}
	return all.Send.message(ctx, std, wechat.Location{
		Header: all.Send.header(), Latitude: lat, Longitude: lng, Scale: 16, Label: c.Label,
	})
}

// Run types a text.
func (c *sendText) Run(ctx context.Context, all *commands, std streams) error {
	return all.Send.message(ctx, std, wechat.Text{Header: all.Send.header(), Content: c.Text})
}

// Run follows the account.
func (sendSubscribe) Run(ctx context.Context, all *commands, std streams) error {
	return all.Send.message(ctx, std, wechat.Subscribe{Header: all.Send.eventHeader()})
}

// Run stops following it.
func (sendUnsubscribe) Run(ctx context.Context, all *commands, std streams) error {
	return all.Send.message(ctx, std, wechat.Unsubscribe{Header: all.Send.eventHeader()})
}

// Run taps a button.
func (c *sendClick) Run(ctx context.Context, all *commands, std streams) error {
	return all.Send.message(ctx, std, wechat.Click{Header: all.Send.eventHeader(), Key: c.Key})
}

// Run scans a code.
func (c *sendScan) Run(ctx context.Context, all *commands, std streams) error {
	return all.Send.message(ctx, std, wechat.Scan{Header: all.Send.eventHeader(), Scene: c.Scene})
}

// Run sends a recorded event from the trial user, now: recorded ones are stale.
func (c *sendEvent) Run(ctx context.Context, all *commands, std streams) error {
	event, err := os.ReadFile(c.File)
	if err != nil {
		return usageError{err}
	}
	return all.Send.post(ctx, std, renewed(event, all.Send.eventHeader()))
}

// Run sends a file as it is.
func (c *sendXML) Run(ctx context.Context, all *commands, std streams) error {
	message, err := os.ReadFile(c.File)
	if err != nil {
		return usageError{err}
	}
	return all.Send.post(ctx, std, message)
}

var (
	accountElement = regexp.MustCompile(`(?s)<ToUserName>.*?</ToUserName>`)
	senderElement  = regexp.MustCompile(`(?s)<FromUserName>.*?</FromUserName>`)
	timeElement    = regexp.MustCompile(`(?s)<CreateTime>.*?</CreateTime>`)
)

// renewed puts another account, sender and time into a message.
func renewed(message []byte, h wechat.Header) []byte {
	account := "<ToUserName>" + html.EscapeString(h.ToUser) + "</ToUserName>"
	sender := "<FromUserName>" + html.EscapeString(h.FromUser) + "</FromUserName>"
	created := "<CreateTime>" + strconv.FormatInt(h.CreateTime.Unix(), 10) + "</CreateTime>"
	message = accountElement.ReplaceAllLiteral(message, []byte(account))
	message = senderElement.ReplaceAllLiteral(message, []byte(sender))
	return timeElement.ReplaceAllLiteral(message, []byte(created))
}

// header is that of a message sent now.
func (c *sendCommand) header() wechat.Header {
	h := c.eventHeader()
	h.MsgID = time.Now().UnixNano()
	return h
}

func (c *sendCommand) eventHeader() wechat.Header {
	account := c.WechatAccount
	if account == "" {
		account = "gh_nearby_trial"
	}
	return wechat.Header{ToUser: account, FromUser: c.User, CreateTime: time.Now()}
}

func (c *sendCommand) message(ctx context.Context, std streams, m wechat.Message) error {
	return c.post(ctx, std, wechat.Marshal(m))
}

// post signs the message, encrypts it when a key is set, sends it and prints the
// answer.
func (c *sendCommand) post(ctx context.Context, std streams, message []byte) error {
	var wrong faults
	caller, err := wechat.NewCaller(c.options(&wrong))
	wrong.add(wechatNames, err)
	address := c.callback(&wrong, c.To)
	if err := wrong.err(); err != nil {
		return err
	}
	request, err := caller.PostXML(message, time.Now())
	if err != nil {
		return err
	}
	body, err := deliver(ctx, address+"?"+request.Query.Encode(), request.Body)
	if err != nil {
		return err
	}
	answer, err := caller.AnswerXML(body)
	if err != nil {
		return err
	}
	if c.Raw {
		_, err := fmt.Fprintf(std.out, "%s\n", answer)
		return err
	}
	parsed, err := wechat.ParseReply(answer)
	if err != nil {
		return err
	}
	_, err = io.WriteString(std.out, shown(parsed.Reply))
	return err
}

// callback is the address that --to names or else the server's own.
func (s publicSettings) callback(f *faults, to string) string {
	if to != "" {
		_, err := parsePublicURL(to)
		f.add("--to", err)
		return to
	}
	_, err := parsePublicURL(s.PublicURL)
	f.add("NEARBY_PUBLIC_URL", err)
	return strings.TrimSuffix(s.PublicURL, "/") + "/wechat"
}

// answerTime is how long WeChat waits for an answer.
const answerTime = 5 * time.Second

// deliver posts as WeChat does, and as little patiently.
func deliver(ctx context.Context, address string, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "text/xml")
	client := http.Client{CheckRedirect: asWeChat}
	response, err := client.Do(request)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("no answer within %s: WeChat would give up now", answerTime)
	}
	if err != nil {
		return nil, withoutAddress(err) // whose query is signed
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err == nil && response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answered %s: %s", response.Status, bytes.TrimSpace(answer))
	}
	return answer, err
}
