package api

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/limit"
)

// logTo writes one line a request. It names the route and never the address,
// whose query holds the signature and the sender's OpenID.
func logTo(log *slog.Logger) echo.MiddlewareFunc {
	return middleware.RequestLoggerWithConfig(middleware.RequestLoggerConfig{
		LogMethod:    true,
		LogRoutePath: true,
		LogLatency:   true,
		LogError:     true,
		// The error becomes a response before the line is written.
		HandleError: true,
		LogStatus:   true,
		LogValuesFunc: func(c echo.Context, v middleware.RequestLoggerValues) error {
			level := slog.LevelInfo
			attrs := []slog.Attr{
				slog.String("method", v.Method), slog.String("route", v.RoutePath),
				slog.Int("status", c.Response().Status),
				slog.Float64("took_ms", float64(v.Latency.Microseconds())/1000),
			}
			if limited, ok := c.Get(limit.Key).(string); ok {
				attrs = append(attrs, slog.String(limit.Key, limited))
			}
			if v.Error != nil {
				attrs = append(attrs, slog.String("error", withoutAddress(v.Error).Error()))
			}
			switch {
			case c.Response().Status >= http.StatusInternalServerError:
				level = slog.LevelError
			case v.RoutePath == healthPath || v.RoutePath == readyPath: // asked every few seconds
				level = slog.LevelDebug
			}
			log.LogAttrs(c.Request().Context(), level, "request", attrs...)
			return nil
		},
	})
}

// withoutAddress is an error without the addresses of a connection that failed.
func withoutAddress(err error) error {
	var failed *net.OpError
	if errors.As(err, &failed) {
		return fmt.Errorf("%s: %w", failed.Op, failed.Err)
	}
	return err
}

// recoverTo answers a request whose handler panicked with an error, and logs it
// where everything else is logged.
func recoverTo(log *slog.Logger) echo.MiddlewareFunc {
	return middleware.RecoverWithConfig(middleware.RecoverConfig{
		LogErrorFunc: func(c echo.Context, err error, stack []byte) error {
			log.ErrorContext(c.Request().Context(), "panic", "error", err, "stack", string(stack))
			return err
		},
	})
}

// requestKey is where a context keeps the id of its request.
type requestKey struct{}

// identify gives each request an id, so that all lines of the log that come of
// it can be found. It is random: made from the message it would tell people apart.
func identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		c.SetRequest(r.WithContext(context.WithValue(r.Context(), requestKey{}, rand.Text())))
		return next(c)
	}
}

// requestLog adds the id of the request to every line that is written with its
// context.
type requestLog struct{ slog.Handler }

// Handle writes one line.
func (h requestLog) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value(requestKey{}).(string); ok {
		r.AddAttrs(slog.String("request_id", id))
	}
	return h.Handler.Handle(ctx, r)
}

// WithAttrs keeps the id when lines get more attributes.
func (h requestLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestLog{h.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the id as well.
func (h requestLog) WithGroup(name string) slog.Handler {
	return requestLog{h.Handler.WithGroup(name)}
}
