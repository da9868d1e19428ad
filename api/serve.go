package api

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"
)

// The limits of a connection, so that a slow or idle one costs little.
const (
	readHeaderTimeout = 2 * time.Second
	readTimeout       = 5 * time.Second
	writeTimeout      = 10 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10
	lameDuck          = time.Second     // for connections that are being made when the server is told to stop
	drainTimeout      = 4 * time.Second // for requests under way after that: no answer takes longer
)

// The number of connections is not bounded. A limit (netutil.LimitListener) would
// let whoever opens that many and says nothing keep everybody else out, and
// /healthz with them: the server would be restarted for being attacked. An idle
// connection costs some 10 KB, the times above cut the slow ones, and what is
// expensive (the database, drawing) is bounded where it is used. Go raises the
// limit of open files to the most that the system allows. The admin address has a
// listener, and a /healthz, of its own.

// Serve answers requests on the address until ctx ends and a second longer, then
// takes no more and lets those under way finish. It calls ready with the address
// that it listens on, which tells the port when address ends in ":0". An address that is
// taken is an error that names the setting to change.
func Serve(ctx context.Context, setting, address string, h http.Handler, ready func(string)) error {
	listener, err := listen(ctx, setting, address)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready(listener.Addr().String())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// To close now would cut off connections that are not accepted yet.
	server.SetKeepAlivesEnabled(false)
	select {
	case err := <-failed:
		return err
	case <-time.After(lameDuck):
	}
	// Serve returns at once when Shutdown begins; the requests are done when
	// Shutdown returns.
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(err, server.Close()) // whoever is so slow is cut off
	}
	return nil
}

// listen opens the address, and says what to do when it is taken.
func listen(ctx context.Context, setting, address string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%w: stop what listens there or choose another address "+
			"with %s", err, setting)
	}
	return listener, err
}
