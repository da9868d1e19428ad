package operators

import (
	"context"
	"errors"
	"fmt"
	"net"

	"nearby/api/reply"
	"nearby/notice"
	"nearby/wechat/platform"
)

// send tells each operator. The error is nil unless nobody was told and some may be later:
// then nothing was sent, and it may be tried again.
func (t *Teller) send(ctx context.Context, n notice.News) error {
	_, err := t.Client.Token(ctx) // an error of it says that nothing was sent
	t.noteToken(err, false)
	if err != nil {
		return err
	}
	told := false
	var later error
	for i, openID := range t.OpenIDs {
		err := t.sendOne(ctx, openID, n)
		t.noteToken(err, true)
		switch {
		case err == nil:
			told = true
		case mayPass(err):
			later = err
		default: // the OpenID is nobody's business
			t.log.WarnContext(ctx, "an operator was not told", "number", i+1, "error", err)
		}
	}
	if told {
		return nil
	}
	return later
}

// sendOne sends a customer message, or a subscription notice to who may not get one now.
func (t *Teller) sendOne(ctx context.Context, openID string, n notice.News) error {
	in := t.Language.Default()
	err := t.Client.Send(ctx, openID, platform.TextMessage{Content: reply.Notice(in, n)})
	var refusal *platform.Error
	if t.Template.ID == "" || !errors.As(err, &refusal) || mayPass(err) {
		return err
	}
	notified := t.Client.Notify(ctx, openID, t.Template.notice(reply.NoticeInBrief(in, n), reply.NoticeTime(t.Now())))
	if notified != nil {
		return fmt.Errorf("%w; nor by a notice: %w", err, notified)
	}
	return nil
}

// tooFrequent is WeChat's code for too many calls in a minute.
const tooFrequent = 45011

// mayPass tells the errors of a message that was surely not sent and may be later. A call
// whose answer was lost may have sent it: it is not repeated.
func mayPass(err error) bool {
	var refusal *platform.Error
	if errors.As(err, &refusal) && refusal.Code == tooFrequent {
		return true
	}
	var network *net.OpError
	return isRefused(err) || errors.Is(err, platform.ErrBusy) || errors.Is(err, platform.ErrQuota) ||
		errors.As(err, &network) && network.Op == "dial"
}
