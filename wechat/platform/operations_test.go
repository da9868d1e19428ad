package platform_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	format "image/jpeg"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/wechat/platform"
)

func TestQRCodes(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	tests := map[string]struct {
		code  platform.QR
		scene string // "" when it must be refused
	}{
		"a name for good":              {platform.QR{Scene: "站-7"}, "站-7"},
		"a name for a day":             {platform.QR{Scene: "a", Life: day}, "a"},
		"a name of 64 bytes":           {platform.QR{Scene: strings.Repeat("s", 64)}, strings.Repeat("s", 64)},
		"a name of 65 bytes":           {platform.QR{Scene: strings.Repeat("s", 65)}, ""},
		"the highest number for good":  {platform.QR{Number: 100_000}, "100000"},
		"a higher number for good":     {platform.QR{Number: 100_001}, ""},
		"a higher number for a day":    {platform.QR{Number: 100_001, Life: day}, "100001"},
		"the highest number for a day": {platform.QR{Number: 1<<32 - 1, Life: day}, "4294967295"},
		"one above":                    {platform.QR{Number: 1 << 32, Life: day}, ""},
		"nothing":                      {platform.QR{}, ""},
		"a number below one":           {platform.QR{Number: -1}, ""},
		"for 30 days":                  {platform.QR{Number: 1, Life: 30 * day}, "1"},
		"for longer":                   {platform.QR{Number: 1, Life: 30*day + time.Second}, ""},
		"for less than a second":       {platform.QR{Number: 1, Life: time.Millisecond}, ""},
		"for a time that ran backward": {platform.QR{Number: 1, Life: -day}, ""},
	}
	c, w := setup(t)
	for name, test := range tests {
		ticket, err := c.CreateQR(t.Context(), test.code)
		if test.scene == "" {
			if !errors.Is(err, platform.ErrInvalid) {
				t.Errorf("%s: CreateQR() error = %v, want %v", name, err, platform.ErrInvalid)
			}
			continue
		}
		scene, known := w.Scene(ticket.Value)
		if err != nil || !known || scene != test.scene || ticket.Life != test.code.Life || ticket.URL == "" {
			t.Errorf("%s: CreateQR() = %+v, %v for scene %q, want %q", name, ticket, err, scene, test.scene)
		}
	}
}

func TestQRImage(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	ticket, err := c.CreateQR(t.Context(), platform.QR{Scene: "a", Life: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	file, err := c.QRImage(t.Context(), ticket.Value)
	if err != nil {
		t.Fatalf("QRImage() error = %v", err)
	}
	if _, err := format.Decode(bytes.NewReader(file.Content)); err != nil {
		t.Errorf("QRImage() is no JPEG: %v", err)
	}
	want := w.url + "/cgi-bin/showqrcode?ticket=" + url.QueryEscape(ticket.Value)
	if got := c.QRImageURL(ticket.Value); got != want {
		t.Errorf("QRImageURL() = %s, want %s", got, want)
	}
	w.Advance(time.Hour)
	if _, err := c.QRImage(t.Context(), ticket.Value); !errors.Is(err, platform.ErrAnswer) {
		t.Errorf("QRImage() after its end: error = %v, want %v", err, platform.ErrAnswer)
	}
}

func TestIPs(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	got, err := c.CallbackIPs(t.Context())
	if text := fmt.Sprint(got); err != nil || text != "[192.0.2.77/32 192.0.2.128/25 198.51.100.0/24 2001:db8::/64]" {
		t.Errorf("CallbackIPs() = %s, %v", text, err)
	}
	got, err = c.APIIPs(t.Context())
	if text := fmt.Sprint(got); err != nil || text != "[203.0.113.5/32 203.0.113.64/26]" {
		t.Errorf("APIIPs() = %s, %v", text, err)
	}
}

func TestCheckCallback(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	got, err := c.CheckCallback(t.Context())
	if err != nil || len(got.DNS) != 1 || got.DNS[0].IP != "192.0.2.10" || got.Ping[0].Loss != "0%" {
		t.Errorf("CheckCallback() = %+v, %v, want the address, reached", got, err)
	}
	w.SetReachable()
	if got, err = c.CheckCallback(t.Context()); err != nil || len(got.DNS) != 0 {
		t.Errorf("CheckCallback() of an unknown name = %+v, %v, want no address", got, err)
	}
	w.SetReachable(netip.MustParseAddr("2001:db8::1"))
	if got, err = c.CheckCallback(t.Context()); err != nil || got.DNS[0].IP != "2001:db8::1" {
		t.Errorf("CheckCallback() = %+v, %v, want the other address", got, err)
	}
}

func TestQuotasAreClearedTenTimesAMonth(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	prepare(t, c, w)
	want := platform.Quota{Daily: 1000, Used: 1, Remaining: 999}
	if got, err := c.Quota(t.Context(), createPath); got != want || err != nil {
		t.Errorf("Quota() = %+v, %v, want %+v", got, err, want)
	}
	clear := []func() error{
		func() error { return c.ClearQuota(t.Context(), createPath) },
		func() error { return c.ClearQuotas(t.Context()) },
	}
	for i := range 10 {
		if err := clear[i%2](); err != nil {
			t.Fatalf("clearing for the %d. time: error = %v", i+1, err)
		}
	}
	want = platform.Quota{Daily: 1000, Remaining: 1000}
	if got, err := c.Quota(t.Context(), createPath); got != want || err != nil {
		t.Errorf("Quota() after clearing = %+v, %v, want %+v", got, err, want)
	}
	for i := range clear {
		if err := clear[i](); codeOf(err) != 48006 {
			t.Errorf("clearing for the eleventh time: error = %v, want 48006", err)
		}
	}
	w.Advance(31 * 24 * time.Hour)
	if err := clear[0](); err != nil {
		t.Errorf("clearing the next month: error = %v", err)
	}
}

func TestRIDIsForgottenAfterAWeek(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	p := prepare(t, c, w)
	w.Advance(7*24*time.Hour + time.Second)
	if _, err := c.RID(t.Context(), p.rid); codeOf(err) != 76001 {
		t.Errorf("RID() after a week: error = %v, want 76001", err)
	}
}

func TestSignPageMatchesTheOfficialExample(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t) {
		if v["kind"] != "jssdk" {
			continue
		}
		unix, err := strconv.ParseInt(v["timestamp"], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{v["url"], v["url"] + "#here"} {
			got := platform.SignPage(v["jsapi_ticket"], v["noncestr"], time.Unix(unix, 0), page)
			if got != v["signature"] {
				t.Errorf("SignPage(%s) = %s, want %s", page, got, v["signature"])
			}
		}
	}
}

// vectors reads the published examples.
func vectors(t *testing.T) (all []map[string]string) {
	t.Helper()
	var mixed []map[string]any
	if err := json.Unmarshal(sampledata.Read(t, "vectors/wechat/crypto.json"), &mixed); err != nil {
		t.Fatal(err)
	}
	for _, m := range mixed {
		texts := map[string]string{}
		for name, value := range m {
			texts[name] = fmt.Sprint(value)
		}
		all = append(all, texts)
	}
	return all
}

func TestErrorSaysWhatItMeansAndWhatToDo(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.SetAccount(1) // an unverified service account
	_, err := c.CreateQR(t.Context(), platform.QR{Number: 1})
	var refused *platform.Error
	if !errors.As(err, &refused) {
		t.Fatalf("CreateQR() error = %v, want a refusal", err)
	}
	want := &platform.Error{
		Path: "/cgi-bin/qrcode/create", Code: 48001, Message: "api unauthorized", RID: refused.RID,
	}
	if diff := cmp.Diff(want, refused); diff != "" || refused.RID == "" {
		t.Errorf("CreateQR() error differs (-want +got):\n%s", diff)
	}
	text := "/cgi-bin/qrcode/create: WeChat answered 48001 (api unauthorized); " +
		"this account may not make this call; see the permissions in the console: " +
		"most need a verified account, some a service account [rid " + refused.RID + "]"
	if err.Error() != text {
		t.Errorf("Error() = %s, want %s", err, text)
	}
	if got := refused.Meaning("zh"); got != "账号没有这个接口的权限" {
		t.Errorf("Meaning(zh) = %s", got)
	}
	if got := refused.Hint("zh"); !strings.Contains(got, "认证") {
		t.Errorf("Hint(zh) = %s, want it to name the verification", got)
	}
}

// The codes that this program acts on, each explained in both languages.
func TestEveryDocumentedCodeIsExplained(t *testing.T) {
	t.Parallel()
	documented := []int{
		-1, 40001, 40003, 40013, 40014, 40016, 40018, 40019, 40020, 40023, 40025, 40026, 40027, 40033,
		40164, 42001, 43004, 43019, 45002, 45003, 45004, 45005, 45006, 45008, 45009, 45011, 45015, 45047,
		46003, 47001, 48001, 48002, 48004, 50002, 65301, 65302, 65303, 65304, 65305, 65306, 65307, 65308,
		65309, 65316, 65317, 65320,
	}
	for _, code := range documented {
		e := &platform.Error{Code: code}
		if e.Meaning("zh") == "" || e.Meaning("en") == "" || e.Meaning("zh") == e.Meaning("en") {
			t.Errorf("%d means %q and %q, want both languages", code, e.Meaning("zh"), e.Meaning("en"))
		}
		if (e.Hint("zh") == "") != (e.Hint("en") == "") {
			t.Errorf("%d hints %q and %q, want both languages or none", code, e.Hint("zh"), e.Hint("en"))
		}
	}
	unknown := &platform.Error{Path: "/x", Code: 99999, Message: "something new"}
	if got := unknown.Error(); got != "/x: WeChat answered 99999 (something new)" {
		t.Errorf("Error() of an unknown code = %q", got)
	}
}
