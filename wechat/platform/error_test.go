package platform_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat/platform"
)

func TestErrorSaysWhatItMeansAndWhatToDo(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	w.SetAccount(1) // an unverified service account
	_, err := c.CreateQR(t.Context(), platform.QR{Scene: "a"})
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
		40164, 42001, 43004, 43019, 45002, 45009, 45011, 45015, 45047, 46003, 47001, 48001, 48002, 48004,
		50002, 65301, 65303, 65304, 65305, 65306, 65307, 65308, 65309, 65316, 65317, 65320,
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
