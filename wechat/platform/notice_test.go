package platform_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// The wire form of a subscription notice, as WeChat documents it.
func TestANoticeIsSent(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.Subscribe("alice", "t1", 1)
	notice := platform.Notice{Template: "t1", Values: map[string]string{"thing1": "数据库没有回应", "time2": "2026年11月22日 12:00"}}
	if err := c.Notify(t.Context(), "alice", notice); err != nil {
		t.Fatalf("Notify() error = %v", err)
	}
	want := []platformtest.Sent{{
		To: "alice", Type: "notice", Message: []byte(`{"thing1":{"value":"数据库没有回应"},"time2":{"value":"2026年11月22日 12:00"}}`),
	}}
	if diff := cmp.Diff(want, w.Sent()); diff != "" {
		t.Errorf("sent messages differ (-want +got):\n%s", diff)
	}
	if err := c.Notify(t.Context(), "alice", notice); codeOf(err) != 43101 {
		t.Errorf("another one: error = %v, want 43101", err)
	}
}

func TestNoticesThatAreNotSent(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.Subscribe("alice", "t1", 9)
	values := func(name, value string) map[string]string { return map[string]string{name: value} }
	tests := map[string]struct {
		to     string
		notice platform.Notice
		code   int    // WeChat's
		says   string // without asking WeChat
	}{
		"to nobody":          {"", platform.Notice{Template: "t1", Values: values("thing1", "?")}, 0, "touser: empty"},
		"without a template": {"alice", platform.Notice{Values: values("thing1", "?")}, 0, "template_id: empty"},
		"an empty value":     {"alice", platform.Notice{Template: "t1", Values: values("thing1", " ")}, 0, "thing1: empty"},
		"somebody unknown":   {"nobody", platform.Notice{Template: "t1", Values: values("thing1", "?")}, 40003, ""},
		"another template":   {"alice", platform.Notice{Template: "t2", Values: values("thing1", "?")}, 43101, ""},
		"no value":           {"alice", platform.Notice{Template: "t1"}, 47003, ""},
		"a long thing":       {"alice", platform.Notice{Template: "t1", Values: values("thing1", strings.Repeat("长", 21))}, 47003, ""},
		"no time":            {"alice", platform.Notice{Template: "t1", Values: values("time1", "soon")}, 47003, ""},
	}
	for name, test := range tests {
		err := c.Notify(t.Context(), test.to, test.notice)
		if err == nil || codeOf(err) != test.code || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: Notify() error = %v, want code %d and %q", name, err, test.code, test.says)
		}
		if errors.Is(err, platform.ErrInvalid) != (test.says != "") {
			t.Errorf("%s: Notify() error = %v, want it before WeChat is asked: %v", name, err, test.says != "")
		}
	}
	if sent := w.Sent(); len(sent) != 0 {
		t.Errorf("sent %v, want nothing", sent)
	}
}
