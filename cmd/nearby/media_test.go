package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nearby/wechat/platform/platformtest"
)

// What the first bytes of files look like.
const (
	aJPEG = "\xff\xd8\xff\xe0\x00\x10JFIF\x00 and the rest"
	anMP4 = "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom and the rest"
	anAMR = "#!AMR\nand the rest"
)

// upload uploads a file and returns what --output json says of it.
func (a account) upload(t *testing.T, args ...string) mediaRow {
	t.Helper()
	printed := a.must(t, "", append([]string{"media", "upload", "--output", "json"}, args...)...)
	var rows []mediaRow
	if err := json.Unmarshal([]byte(printed), &rows); err != nil || len(rows) != 1 {
		t.Fatalf("media upload %v: got %s (%v), want one row", args, printed, err)
	}
	return rows[0]
}

func TestMediaComeBackAsTheyWereUploaded(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	picture := file(t, "菜单.jpg", aJPEG)
	tests := map[string][]string{
		"temporary":         {picture},
		"permanent":         {picture, "--permanent"},
		"a thumb":           {picture, "--type=thumb"},
		"a permanent thumb": {picture, "--type=thumb", "--permanent"},
		"a recording":       {file(t, "guide.amr", anAMR)},
	}
	for name, args := range tests {
		row := a.upload(t, args...)
		want, err := os.ReadFile(args[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := a.must(t, "", "media", "get", row.ID, "--out", "-"); got != string(want) {
			t.Errorf("%s: got %q back, want %q", name, got, want)
		}
		out := filepath.Join(t.TempDir(), "saved")
		said := a.must(t, "", "media", "get", row.ID, "--out", out)
		if got, err := os.ReadFile(out); err != nil || string(got) != string(want) {
			t.Errorf("%s: saved %q, %v, want %q", name, got, err, want)
		}
		if !strings.Contains(said, out) {
			t.Errorf("%s: said %q, want where it is", name, said)
		}
	}
}

func TestMediaOfWhichTheAPIGivesAnAddress(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	video := file(t, "tour.mp4", anMP4)
	for name, row := range map[string]mediaRow{
		"a temporary video": a.upload(t, video),
		"a permanent video": a.upload(t, video, "--permanent", "--title=游览", "--description=一分钟"),
	} {
		want := "http://video.example.com/" + row.ID + ".mp4\n"
		if got := a.must(t, "", "media", "get", row.ID); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	news := a.wechat.AddNews("周末去哪儿")
	if got := a.must(t, "", "media", "get", news); !strings.HasPrefix(got, "周末去哪儿  http") {
		t.Errorf("news: got %q, want its title and address", got)
	}
}

func TestMediaListIsTheNewestOfEachType(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	picture := file(t, "picture.jpg", aJPEG)
	for range 23 {
		a.upload(t, picture, "--permanent")
	}
	a.upload(t, file(t, "guide.amr", anAMR), "--permanent")
	a.upload(t, picture) // temporary: not listed
	a.wechat.AddNews("周末去哪儿")

	few := a.run(t, "", "media", "list", "--limit=2")
	if lines := strings.Count(few.out, "\n"); few.code != 0 || lines != 4 ||
		!strings.Contains(few.err, "newest 2 of 23 images") {
		t.Errorf("list --limit=2: got %d lines, want 2 pictures, a recording and news, and to be told\n%+v", lines, few)
	}
	var rows []mediaRow
	all := a.must(t, "", "media", "list", "--limit=100", "--type=image", "--output=json")
	if err := json.Unmarshal([]byte(all), &rows); err != nil || len(rows) != 23 {
		t.Fatalf("list of images: got %d rows, %v, want 23", len(rows), err)
	}
	ids := map[string]bool{}
	for _, row := range rows {
		ids[row.ID] = true
	}
	if len(ids) != 23 {
		t.Errorf("list of images: got %d different ids, want 23", len(ids))
	}

	a.must(t, "", "media", "delete", rows[0].ID)
	if e := a.run(t, "", "media", "get", rows[0].ID); e.code != 1 || !strings.Contains(e.err, "40007") {
		t.Errorf("get what was deleted: got %+v, want exit code 1 and 40007", e)
	}
}

func TestMediaThatWeChatWouldRefuseAreNotSent(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{})
	big := file(t, "big.jpg", aJPEG+strings.Repeat("x", 64<<10))
	tests := map[string]struct {
		args []string
		code int
		says string
	}{
		"too large a thumb":            {[]string{big, "--type=thumb"}, 1, "more than 65536 bytes"},
		"a picture that is a text":     {[]string{file(t, "a.jpg", "hello")}, 1, "the content is not"},
		"an empty file":                {[]string{file(t, "a.png", "")}, 1, "empty"},
		"an ending that says nothing":  {[]string{file(t, "a.bin", aJPEG)}, 2, "use --type"},
		"a type that is none":          {[]string{big, "--type=news"}, 2, "image, voice, video or thumb"},
		"a missing file":               {[]string{"no/such.jpg"}, 2, "no such file"},
		"a permanent video, untitled":  {[]string{file(t, "a.mp4", anMP4), "--permanent"}, 2, "--title"},
		"a picture with a title":       {[]string{big, "--title=x"}, 2, "only a permanent video"},
		"a directory":                  {[]string{t.TempDir() + "/", "--type=image"}, 1, "directory"},
		"a temporary BMP, which is no": {[]string{file(t, "a.bmp", "BM and the rest of it")}, 1, "the content is not"},
	}
	for name, test := range tests {
		e := a.run(t, "", append([]string{"media", "upload"}, test.args...)...)
		if e.code != test.code || !strings.Contains(e.err, test.says) {
			t.Errorf("%s: got %+v, want exit code %d and %q", name, e, test.code, test.says)
		}
	}
	if n := a.wechat.Calls("/cgi-bin/media/upload") + a.wechat.Calls("/cgi-bin/material/add_material"); n != 0 {
		t.Errorf("got %d uploads, want none", n)
	}
}

func TestMediaGetWritesOverNothingThatWasNotNamed(t *testing.T) {
	a := connected(t, platformtest.Options{})
	row := a.upload(t, file(t, "a.jpg", aJPEG))
	t.Chdir(t.TempDir())
	saved := a.must(t, "", "media", "get", row.ID)
	if want := row.ID + ".jpg  image/jpeg, "; !strings.HasPrefix(saved, want) {
		t.Errorf("get: got %q, want it to begin with %q", saved, want)
	}
	if e := a.run(t, "", "media", "get", row.ID); e.code != 1 || !strings.Contains(e.err, "exists") {
		t.Errorf("get again: got %+v, want exit code 1 and the file left alone", e)
	}
}

func TestMediaWithoutPermission(t *testing.T) {
	t.Parallel()
	a := connected(t, platformtest.Options{Account: platformtest.UnverifiedService})
	picture := file(t, "a.jpg", aJPEG)
	for _, args := range [][]string{{"upload", picture}, {"list"}, {"get", "X"}, {"delete", "X"}} {
		e := a.run(t, "", append([]string{"media"}, args...)...)
		if e.code != 1 || !strings.Contains(e.err, "48001") || !strings.Contains(e.err, "权限") {
			t.Errorf("media %v: got %+v, want exit code 1 and 48001 explained", args, e)
		}
	}
}
