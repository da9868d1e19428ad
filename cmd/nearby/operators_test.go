package main

import (
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"nearby/wechat/platform/platformtest"
)

// From a load that fails to what an operator who asks is told of it, and others are not.
func TestAnOperatorAsksHowTheSystemIs(t *testing.T) {
	t.Parallel()
	databaseURL := loadedSample(t)
	_, wechat := platformtest.Start(t, platformtest.Options{})
	server := httptest.NewServer(served(t, []string{
		"--database-url=" + databaseURL, "--wechat-token=" + testToken, "--secret=" + testSecret,
		"--wechat-app-id=" + platformtest.AppID, "--wechat-app-secret=" + platformtest.AppSecret, "--wechat-api-url=" + wechat,
		"--operators=oAnn_1234567",
	}))
	t.Cleanup(server.Close)
	ask := func(user, text string) string {
		return account{}.must(t, "", "send", "text", text, "--to="+server.URL+"/wechat", "--wechat-token="+testToken, "--user="+user)
	}
	holds := func(when, got string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s: answered\n%s\nwant %q in it", when, got, part)
			}
		}
	}
	holds("all is well", ask("oAnn_1234567", "状态"), "一切正常", "数据库：正常", "地点：", "最近载入：", "微信接口：正常")
	holds("in English", ask("oAnn_1234567", "status"), "All is well", "Database: answers")
	if got := ask("oBob_1234567", "状态"); strings.Contains(got, "数据库") {
		t.Errorf("somebody else is answered\n%s", got)
	}

	bad := file(t, "stalls.csv", "name,category,lat,lng\n"+strings.Repeat("茶馆,restaurant,far,away\n", 30))
	rejects := "--rejects=" + filepath.Join(t.TempDir(), "rejects.csv")
	seed := func(path string) ended { return operator(databaseURL).run(t, "", "seed", "--crs=wgs84", rejects, path) }
	if e := seed(bad); e.code != 1 {
		t.Fatalf("seed of nothing but rejected rows: %+v, want exit code 1", e)
	}
	holds("a load failed", ask("oAnn_1234567", "狀態"), "有 1 個問題", "stalls 載入失敗")
	if e := operator(databaseURL).run(t, "", "seed", "--crs=wgs84", "--dry-run", "--source=dry", rejects, bad); e.code != 1 {
		t.Fatalf("a dry run: %+v, want exit code 1", e)
	}
	if e := operator(databaseURL).run(t, "", "seed", "--source=wrong", "--format=nonsense", bad); e.code != 2 {
		t.Fatalf("a wrong call: %+v, want exit code 2", e)
	}
	if got := count(t, databaseURL, "failed_loads"); got != 1 {
		t.Errorf("%d loads are noted as failed, want the one", got)
	}
	good := file(t, "stalls.csv", "name,category,lat,lng\n茶馆,restaurant,31.2,121.4\n")
	if e := seed(good); e.code != 0 {
		t.Fatalf("seed: %+v", e)
	}
	holds("it succeeds", ask("oAnn_1234567", "状态"), "一切正常", "最近载入：stalls")
	operator(databaseURL).must(t, "", "loads", "undo")
	holds("it is undone", ask("oAnn_1234567", "status"), "The last load of stalls was undone")
}
