package wechat_test

import (
	"strings"
	"testing"
	"time"

	"nearby/wechat"
)

func TestParseMode(t *testing.T) {
	t.Parallel()
	for _, mode := range []wechat.Mode{wechat.Plain, wechat.Compatible, wechat.Secure} {
		for _, name := range []string{mode.String(), strings.ToUpper(mode.String())} {
			if got, err := wechat.ParseMode(name); err != nil || got != mode {
				t.Errorf("ParseMode(%q) got %v, %v, want %v", name, got, err, mode)
			}
		}
	}
	for _, name := range []string{"", "safe", "mode(1)", "1"} {
		if got, err := wechat.ParseMode(name); err == nil {
			t.Errorf("ParseMode(%q) got %v, want an error", name, got)
		}
	}
}

func TestNewTakesEveryPublishedKey(t *testing.T) {
	t.Parallel()
	// The last characters of these carry bits a strict base64 decoder refuses.
	for _, key := range []string{currentKey, previousKey, foreignKey, strings.Repeat("A", 43)} {
		o := options(wechat.Secure)
		o.AESKey = key
		if _, err := wechat.New(o); err != nil {
			t.Errorf("New with key ending in %s: %v", key[40:], err)
		}
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		options wechat.Options
		want    []string
	}{
		"nothing set": {wechat.Options{}, []string{"token is missing"}},
		"secure mode without anything": {
			wechat.Options{Mode: wechat.Secure},
			[]string{"token is missing", "AppID is missing", "EncodingAESKey is missing"},
		},
		"compatible mode without a key": {
			wechat.Options{Token: token, AppID: appID, Mode: wechat.Compatible},
			[]string{"EncodingAESKey is missing: compatible mode needs it"},
		},
		"a key cut by one and one with a space": {
			wechat.Options{
				Token: token, AppID: appID, Mode: wechat.Secure,
				AESKey: currentKey[1:], PreviousAESKey: previousKey[1:] + " ",
			},
			[]string{"EncodingAESKey: not 43", "previous EncodingAESKey: not 43"},
		},
		"a key with a line end within": {
			wechat.Options{
				Token: token, AppID: appID, Mode: wechat.Secure, AESKey: "\n" + currentKey[1:],
			},
			[]string{"EncodingAESKey: not 43"},
		},
		"a previous key alone": {
			wechat.Options{Token: token, PreviousAESKey: previousKey},
			[]string{"previous EncodingAESKey is set without a current one"},
		},
		"a mode from nowhere and a negative age": {
			wechat.Options{Token: token, Mode: 7, MaxSkew: -time.Second},
			[]string{"mode is not", "negative"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := wechat.New(test.options)
			if err == nil {
				t.Fatal("New got no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("New got %q, want it to say %q", err, want)
				}
			}
			for _, secret := range []string{token, currentKey[1:], previousKey[1:]} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("New gives a secret away: %v", err)
				}
			}
			if _, callerErr := wechat.NewCaller(test.options); callerErr == nil {
				t.Error("NewCaller got no error")
			}
		})
	}
}
