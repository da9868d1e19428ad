package api

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"
)

// listen opens the address, and says what to do when it is taken.
func listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%w: stop what listens there or choose another address "+
			"with NEARBY_LISTEN", err)
	}
	return listener, err
}
