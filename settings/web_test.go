package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nearby/usage"
)

func TestTheFolderOfDomainFilesMustBeOne(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "MP_verify_a.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, isFault := range map[string]bool{"": false, folder: false, file: true, filepath.Join(folder, "missing"): true} {
		var wrong usage.Faults
		if got := (Web{WechatVerify: path}).verifyFolder(&wrong); got != path || len(wrong) > 0 != isFault {
			t.Errorf("%q: folder %q, faults %v", path, got, wrong)
		}
	}
}

func TestSigningPagesNeedsTheAccount(t *testing.T) {
	t.Parallel()
	var wrong usage.Faults
	s := Server{Web: Web{JSSDK: true}, API: API{WechatAPIURL: "https://api.weixin.qq.com"}}
	if s.configurePage(&wrong, nil) != nil {
		t.Error("pages are signed without an account")
	}
	for _, name := range []string{"NEARBY_WECHAT_APP_ID: ", "NEARBY_WECHAT_APP_SECRET: "} {
		if !strings.Contains(message(wrong.Err()), name) {
			t.Errorf("faults %v, want one of %s", wrong, name)
		}
	}
	var none usage.Faults
	if (&Server{}).configurePage(&none, nil) != nil || none != nil {
		t.Errorf("without the JS-SDK: faults %v, want none", none)
	}
}
