package api

import (
	"context"
	"log/slog"
	"time"

	"nearby/api/metrics"
	"nearby/wechat"
)

// success is the answer that shows nothing.
var success = []byte("success")

// sealed is a reply as it goes out; success when it cannot be sealed.
func sealed(ctx context.Context, log *slog.Logger, received wechat.Received, r wechat.Reply, now time.Time) []byte {
	answer, err := received.Seal(r, now)
	if err != nil {
		log.ErrorContext(ctx, "seal answer", "error", err)
		return success
	}
	return answer
}

// senderOf is the OpenID of the person a message is about.
func senderOf(m wechat.Message) string {
	if change, ok := m.(wechat.AuthorizationChanged); ok && change.OpenID != "" {
		return change.OpenID // the sender is WeChat itself
	}
	return m.Head().FromUser
}

// isFarewell tells the events that delete what is kept about a person. That is
// promised, so no limit holds for them.
func isFarewell(m wechat.Message) bool {
	switch m.(type) {
	case wechat.Unsubscribe, wechat.AuthorizationChanged:
		return true
	}
	return false
}

// wantsNoReply tells the events that WeChat wants answered with success alone. To
// process them twice does no harm.
func wantsNoReply(m wechat.Message) bool {
	switch m := m.(type) {
	case wechat.LocationReport, wechat.View, wechat.Unknown:
		return true
	case wechat.InvalidLocation:
		return m.Report
	}
	return false
}

// saysNothing tells the events that change nothing and are answered with success: for
// them nobody's conversation is taken.
func saysNothing(m wechat.Message) bool {
	switch m := m.(type) {
	case wechat.View, wechat.Unknown:
		return true
	case wechat.InvalidLocation:
		return m.Report
	}
	return false
}

// kindOf sorts messages for the figures.
func kindOf(m wechat.Message) metrics.Kind {
	switch m := m.(type) {
	case wechat.Text:
		return metrics.Text
	case wechat.Location, wechat.LocationSelect:
		return metrics.Location
	case wechat.InvalidLocation:
		if m.Report {
			return metrics.LocationReport
		}
		return metrics.Location
	case wechat.LocationReport:
		return metrics.LocationReport
	case wechat.Click:
		return metrics.Click
	case wechat.Scan:
		return metrics.Scan
	case wechat.Subscribe:
		return metrics.Subscribe
	case wechat.Unsubscribe:
		return metrics.Unsubscribe
	case wechat.Image, wechat.Voice, wechat.Video, wechat.ShortVideo, wechat.File, wechat.Link:
		return metrics.Media
	}
	return metrics.Other
}
