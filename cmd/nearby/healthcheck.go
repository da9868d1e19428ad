package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"nearby/settings"
	"nearby/usage"
)

type healthcheckCommand struct {
	Listen string `env:"NEARBY_LISTEN" default:":8080" help:"The server's public address."`
}

// Run fails unless the server at the address says that it is alive.
func (c *healthcheckCommand) Run(ctx context.Context) error {
	address, err := settings.LocalURL(c.Listen)
	if err != nil {
		return usage.Errorf("NEARBY_LISTEN: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	address += "/healthz"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", address, response.Status)
	}
	return nil
}
