package platform_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// The wire form of a text, as WeChat documents it.
func TestATextIsSent(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.Did("alice", platformtest.Wrote)
	text := platform.TextMessage{Content: `<a href="https://a.cn/?x=1&y=2">看</a>`}
	if err := c.Send(t.Context(), "alice", text); err != nil {
		t.Fatalf("Send() error = %v", err)
	}
	want := []platformtest.Sent{{
		To: "alice", Type: "text", Message: []byte(`{"content":"<a href=\"https://a.cn/?x=1&y=2\">看</a>"}`),
	}}
	if diff := cmp.Diff(want, w.Sent()); diff != "" {
		t.Errorf("sent messages differ (-want +got):\n%s", diff)
	}
}

func TestMessagesThatAreNotSent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		to, content, want string
	}{
		"to nobody":              {"", "?", "touser: empty"},
		"no text":                {"alice", " ", "content: empty"},
		"a text of 2049 bytes":   {"alice", strings.Repeat("x", 2049), "content: 2049 bytes, at most 2048"},
		"a text that is not one": {"alice", "\xff", "content: not UTF-8"},
	}
	c, w := setup(t)
	for name, test := range tests {
		err := c.Send(t.Context(), test.to, platform.TextMessage{Content: test.content})
		if !errors.Is(err, platform.ErrInvalid) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Send() error = %v, want %v that says %q", name, err, platform.ErrInvalid, test.want)
		}
	}
	if got := w.Calls(sendPath); got != 0 {
		t.Errorf("%d messages were sent, want none", got)
	}
}

func TestHowManyMessagesAreTaken(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		did      platformtest.Occasion
		messages int
		window   time.Duration
	}{
		"after a message":    {platformtest.Wrote, 5, 48 * time.Hour},
		"after a menu click": {platformtest.Clicked, 3, time.Minute},
		"after following":    {platformtest.Followed, 3, time.Minute},
		"after a scan":       {platformtest.Scanned, 3, time.Minute},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := setup(t)
			send := func() error { return c.Send(t.Context(), "alice", platform.TextMessage{Content: "你好"}) }
			w.Did("alice", test.did)
			w.Advance(test.window - time.Second)
			for i := range test.messages {
				if err := send(); err != nil {
					t.Fatalf("message %d: error = %v", i+1, err)
				}
			}
			if err := send(); !errors.Is(err, platform.ErrCount) {
				t.Errorf("one more: error = %v, want %v", err, platform.ErrCount)
			}
			w.Advance(time.Second)
			if err := send(); !errors.Is(err, platform.ErrWindow) {
				t.Errorf("after the window: error = %v, want %v", err, platform.ErrWindow)
			}
			w.Did("alice", test.did)
			if err := send(); err != nil {
				t.Errorf("after the next occasion: error = %v", err)
			}
		})
	}
}

func TestWhoCannotBeWrittenTo(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	for _, name := range []string{"blocked", "gone"} {
		w.Did(name, platformtest.Wrote)
	}
	w.Block("blocked")
	w.Unfollow("gone")
	tests := map[string]struct {
		to   string
		code int
	}{
		"somebody unknown":     {"nobody", 40003},
		"one who left":         {"gone", 43004},
		"one on the blacklist": {"blocked", 43019},
	}
	for name, test := range tests {
		err := c.Send(t.Context(), test.to, platform.TextMessage{Content: "你好"})
		if codeOf(err) != test.code {
			t.Errorf("%s: Send() error = %v, want %d", name, err, test.code)
		}
	}
}
