package platform_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"nearby/internal/sampledata"
	"nearby/wechat/platform"
)

// The signature was made with openssl by the rules of appendix 1:
//
//	printf '%s' 'jsapi_ticket=ticket-1&noncestr=Nonce2&timestamp=1714112446&url=https://example.com/n/1?a=1&b=附近' |
//	  openssl dgst -sha1 -r
func TestSignPage(t *testing.T) {
	t.Parallel()
	const page, want = "https://example.com/n/1?a=1&b=附近", "6f1c9a2efa3f6068b56376d76ee0de17745c11f4"
	checkSignPage(t, "ticket-1", "Nonce2", 1714112446, page, want)
}

func TestSignPageMatchesTheOfficialExample(t *testing.T) {
	t.Parallel()
	var official struct {
		Kind, Timestamp, Noncestr, URL, Signature string

		Ticket string `json:"jsapi_ticket"`
	}
	var all []json.RawMessage
	if err := json.Unmarshal(sampledata.Read(t, "vectors/wechat/crypto.json"), &all); err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		if err := json.Unmarshal(one, &official); err != nil {
			t.Fatal(err)
		}
		if official.Kind == "jssdk" {
			break
		}
	}
	at, err := strconv.ParseInt(official.Timestamp, 10, 64)
	if err != nil || official.Kind != "jssdk" {
		t.Fatalf("the official example is missing: %v", err)
	}
	checkSignPage(t, official.Ticket, official.Noncestr, at, official.URL, official.Signature)
}

// checkSignPage signs the page without and with a fragment.
func checkSignPage(t *testing.T, ticket, nonce string, at int64, page, want string) {
	t.Helper()
	for _, page := range []string{page, page + "#here"} {
		if got := platform.SignPage(ticket, nonce, time.Unix(at, 0), page); got != want {
			t.Errorf("SignPage(%s) = %s, want %s", page, got, want)
		}
	}
}
