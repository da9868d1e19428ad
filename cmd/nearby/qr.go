package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"nearby/api/dialogue"
	"nearby/category"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
	"nearby/wechat/platform"
)

type qrCommand struct {
	settings.Platform

	Scene     string        `arg:"" help:"What a scan leads to: a category's slug, or near_ and the id of a place for what is around it."`
	Permanent bool          `help:"A code for good; an account may have 100,000."`
	Expires   time.Duration `default:"720h" help:"How long the code works, up to 30 days."`
	Out       string        `placeholder:"FILE" help:"Save the picture, a JPEG, there."`

	output
}

// qrCode is a code as it is printed.
type qrCode struct {
	Scene     string    `json:"scene"`
	Ticket    string    `json:"ticket"`
	URL       string    `json:"url"`
	Image     string    `json:"image"` // address of the picture
	ExpiresAt time.Time `json:"expires_at,omitzero"`
}

// Run makes a code and prints it.
func (c *qrCommand) Run(ctx context.Context, std streams) error {
	return c.Connect(std.err, func(client *platform.Client) error {
		c.warnUnknown(ctx, std.err)
		order := platform.QR{Scene: c.Scene, Life: c.Expires}
		if c.Permanent {
			order.Life = 0
		}
		asked := time.Now()
		ticket, err := client.CreateQR(ctx, order)
		if err != nil {
			return err
		}
		code := qrCode{
			Scene: c.Scene, Ticket: ticket.Value, URL: ticket.URL, Image: client.QRImageURL(ticket.Value),
		}
		if ticket.Life > 0 {
			code.ExpiresAt = asked.Add(ticket.Life).Truncate(time.Second)
		}
		if err := code.print(std.out, c.asJSON()); err != nil || c.Out == "" {
			return err
		}
		picture, err := client.QRImage(ctx, ticket.Value)
		if err != nil {
			return err
		}
		return writeFile(c.Out, picture.Content, os.O_TRUNC)
	})
}

// warnUnknown says when a scan would lead nowhere, as far as the database knows. The
// code is made all the same: the place may be loaded before the poster is up.
func (c *qrCommand) warnUnknown(ctx context.Context, w io.Writer) {
	var ignored usage.Faults
	s := c.Open(&ignored)
	if s == nil {
		return
	}
	defer s.Close()
	known, err := knownScene(ctx, s, c.Scene)
	switch {
	case err != nil:
		fmt.Fprintf(w, "nearby: whether the scene leads anywhere could not be looked up: %v\n", err)
	case !known:
		fmt.Fprintf(w, "nearby: no category and no place is called %q: a scan will show the help\n", c.Scene)
	}
}

// knownScene asks the dialogue what a scan would do.
func knownScene(ctx context.Context, s *store.Store, scene string) (bool, error) {
	categories, err := s.Categories(ctx)
	if err != nil {
		return false, err
	}
	var talk dialogue.Dialogue
	for _, c := range categories {
		talk.Choices = append(talk.Choices, category.Choice(c))
	}
	_, action := talk.Next(dialogue.Session{}, dialogue.Scanned{Scene: scene})
	switch action := action.(type) {
	case dialogue.Help:
		return false, nil
	case dialogue.SearchAround:
		_, err := s.Place(ctx, action.ID)
		if errors.Is(err, store.ErrNotFound) {
			return false, nil
		}
		return err == nil, err
	}
	return true, nil
}

func (q qrCode) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(w, q)
	}
	expires := "never"
	if !q.ExpiresAt.IsZero() {
		expires = q.ExpiresAt.Local().Format(time.DateTime)
	}
	_, err := fmt.Fprintf(w, "scene    %s\nticket   %s\nurl      %s\nimage    %s\nexpires  %s\n",
		q.Scene, q.Ticket, q.URL, q.Image, expires)
	return err
}
