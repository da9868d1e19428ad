package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"

	"nearby/geo"
	"nearby/send"
	"nearby/settings"
	"nearby/usage"
	"nearby/wechat"
)

type sendCommand struct {
	settings.Wechat
	settings.Public

	Listen string `env:"NEARBY_LISTEN" placeholder:"ADDRESS" help:"Where the server listens, when NEARBY_PUBLIC_URL is of this machine."`

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

		settings.Shift
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
func (c *sendLocation) Run(ctx context.Context, parent *sendCommand, std streams) error {
	var wrong usage.Faults
	from := usage.Parsed(&wrong, "--crs", c.CRS, geo.ParseDatum)
	to := usage.Parsed(&wrong, "NEARBY_LOCATION_CRS", c.LocationCRS, geo.ParseDatum)
	region := c.Region(&wrong)
	if err := wrong.Err(); err != nil {
		return err
	}
	lat, lng := c.Lat, c.Lng
	if from != to {
		lat, lng = to.Pair(from.WGS84(lat, lng, region), region)
	}
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Location{Header: s.Header(), Latitude: lat, Longitude: lng, Scale: 16, Label: c.Label}
	})
}

// Run types a text.
func (c *sendText) Run(ctx context.Context, parent *sendCommand, std streams) error {
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Text{Header: s.Header(), Content: c.Text}
	})
}

// Run follows the account.
func (sendSubscribe) Run(ctx context.Context, parent *sendCommand, std streams) error {
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Subscribe{Header: s.EventHeader()}
	})
}

// Run stops following it.
func (sendUnsubscribe) Run(ctx context.Context, parent *sendCommand, std streams) error {
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Unsubscribe{Header: s.EventHeader()}
	})
}

// Run taps a button.
func (c *sendClick) Run(ctx context.Context, parent *sendCommand, std streams) error {
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Click{Header: s.EventHeader(), Key: c.Key}
	})
}

// Run scans a code.
func (c *sendScan) Run(ctx context.Context, parent *sendCommand, std streams) error {
	return parent.message(ctx, std, func(s send.Sender) wechat.Message {
		return wechat.Scan{Header: s.EventHeader(), Scene: c.Scene}
	})
}

// Run sends a recorded event from the trial user, now: recorded ones are stale.
func (c *sendEvent) Run(ctx context.Context, parent *sendCommand, std streams) error {
	event, err := os.ReadFile(c.File)
	if err != nil {
		return usage.New(err)
	}
	return parent.xml(ctx, std, func(s send.Sender) []byte { return send.Renew(event, s.EventHeader()) })
}

// Run sends a file as it is.
func (c *sendXML) Run(ctx context.Context, parent *sendCommand, std streams) error {
	message, err := os.ReadFile(c.File)
	if err != nil {
		return usage.New(err)
	}
	return parent.xml(ctx, std, func(send.Sender) []byte { return message })
}

func (c *sendCommand) message(ctx context.Context, std streams, make func(send.Sender) wechat.Message) error {
	return c.xml(ctx, std, func(s send.Sender) []byte { return wechat.Marshal(make(s)) })
}

// callback is where to send: what --to names, else the server of this machine where it
// listens, which behind a mapped port is not its public address, else the public one.
func (c *sendCommand) callback(f *usage.Faults) string {
	public, err := settings.ParsePublicURL(c.PublicURL)
	_, port, _ := net.SplitHostPort(c.Listen)
	if c.To == "" && err == nil && settings.Loopback(public.Hostname()) && port != "" && port != "0" {
		if local, err := settings.LocalURL(c.Listen); err == nil {
			return local + "/wechat"
		}
	}
	return c.Callback(f, c.To)
}

// xml sends what is made for the sender of the settings and prints the answer.
func (c *sendCommand) xml(ctx context.Context, std streams, make func(send.Sender) []byte) error {
	var wrong usage.Faults
	caller, err := wechat.NewCaller(c.Options(&wrong))
	wrong.Add(settings.WechatNames, err)
	sender := send.Sender{
		Caller: caller, Address: c.callback(&wrong), Account: c.WechatAccount, User: c.User,
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	answer, err := sender.XML(ctx, make(sender))
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
	_, err = io.WriteString(std.out, send.Chat(parsed.Reply))
	return err
}
