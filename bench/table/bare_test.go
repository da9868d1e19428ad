package table_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/labstack/echo/v4"

	"nearby/api"
	"nearby/wechat"
)

// bare answers each kind of message with one and the same answer: what a reply costs
// when it is only received, checked, read and sealed.
type bare struct {
	callback *wechat.Callback
	answers  map[string]wechat.Reply // by the type of the message
}

// serveBare serves so with Echo. The answers are those of another server, so that they
// are as long.
func serveBare(ctx context.Context, like string) error {
	callback, err := wechat.New(wechat.Options{Token: token, Mode: wechat.Plain, MaxSkew: 5 * time.Minute})
	if err != nil {
		return err
	}
	b := &bare{callback: callback, answers: map[string]wechat.Reply{}}
	if err := b.learn(ctx, like); err != nil {
		return err
	}
	e := echo.New()
	e.POST("/wechat", b.answer)
	return api.Serve(ctx, "NEARBY_LISTEN", os.Getenv("NEARBY_LISTEN"), e, logServing)
}

// learn has the other server answer somebody who sends a location, taps a button and
// asks for help.
func (b *bare) learn(ctx context.Context, like string) error {
	caller, err := wechat.NewCaller(wechat.Options{Token: token, Mode: wechat.Plain})
	if err != nil {
		return err
	}
	header := func(id int64) wechat.Header {
		return wechat.Header{ToUser: "gh_nearby_trial", FromUser: "oNearbyBenchLikeAnother", CreateTime: time.Now(), MsgID: id}
	}
	at := spot()
	for _, m := range []wechat.Message{
		wechat.Location{Header: header(1), Latitude: at.Lat, Longitude: at.Lng, Scale: 16, Label: "人民路18号"},
		wechat.Click{Header: header(0), Key: "restaurant"}, // events have no id
		wechat.Text{Header: header(2), Content: "帮助"},
	} {
		if b.answers[typeOf(m)], err = ask(ctx, caller, like, m); err != nil {
			return err
		}
	}
	return nil
}

// ask delivers a message to a server and returns its answer.
func ask(ctx context.Context, caller *wechat.Caller, server string, m wechat.Message) (wechat.Reply, error) {
	post, err := caller.Post(m, time.Now())
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, server+"/wechat?"+post.Query.Encode(), bytes.NewReader(post.Body))
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	answer, err := caller.Answer(body)
	return answer.Reply, err
}

// answer checks, reads and seals; the time is the message's, so that a repeated one gets
// the same bytes.
func (b *bare) answer(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return err
	}
	received, err := b.callback.Open(c.QueryParams(), body, time.Now())
	if errors.Is(err, wechat.ErrRefused) {
		return c.String(http.StatusForbidden, "Forbidden")
	}
	if err != nil {
		return err
	}
	sealed, err := received.Seal(b.answers[typeOf(received.Message)], received.Message.Head().CreateTime)
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "application/xml; charset=utf-8", sealed)
}

func typeOf(m wechat.Message) string { return fmt.Sprintf("%T", m) }
