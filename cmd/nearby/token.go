package main

import (
	"context"
	"fmt"

	"nearby/settings"
	"nearby/wechat/platform"
)

type tokenCommand struct {
	settings.Platform

	Renew bool `help:"Get another one; the token in use ends. At most 20 times a day."`
}

// Run obtains the access token and prints as much of it as tells it from another.
func (c *tokenCommand) Run(ctx context.Context, std streams) error {
	return c.Connect(std.err, func(client *platform.Client) error {
		obtain := client.Token
		if c.Renew {
			obtain = client.RenewToken
		}
		token, err := obtain(ctx)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.out, "%s, good for another %s\n", token, token.Remaining())
		return err
	})
}
