package platformtest_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"
)

// formFile is one part of a multipart form.
type formFile struct{ field, name, content string }

func form(t *testing.T, parts ...formFile) (contentType string, body []byte) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		disposition := `form-data; name="` + p.field + `"`
		if p.name != "" {
			disposition += `; filename="` + p.name + `"`
		}
		part, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {disposition}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.Bytes()
}

func TestUploadsThatWeChatRefuses(t *testing.T) {
	t.Parallel()
	c := setup(t)
	const jpeg, png = "\xff\xd8\xff picture", "\x89PNG\r\n\x1a\n picture"
	const mp4 = "\x00\x00\x00\x18ftypmp42"
	pad := func(s string, n int) string { return s + strings.Repeat("x", n-len(s)) }
	good := formFile{"media", "a.jpg", jpeg}
	tests := map[string]struct {
		kind  string
		parts []formFile
		want  int
	}{
		"a picture":                     {"image", []formFile{good}, 0},
		"a picture behind another part": {"image", []formFile{{"note", "", "x"}, good}, 0},
		"no type":                       {"", []formFile{good}, 40004},
		"another type":                  {"sticker", []formFile{good}, 40004},
		"another field":                 {"image", []formFile{{"file", "a.jpg", jpeg}}, 41005},
		"no file name":                  {"image", []formFile{{"media", "", jpeg}}, 41005},
		"no part at all":                {"image", nil, 41005},
		"an empty file":                 {"image", []formFile{{"media", "a.jpg", ""}}, 44001},
		"no extension":                  {"image", []formFile{{"media", "a", jpeg}}, 40005},
		"the wrong extension":           {"image", []formFile{{"media", "a.png", jpeg}}, 40005},
		"a BMP, which is not temporary": {"image", []formFile{{"media", "a.bmp", "BM"}}, 40005},
		"a PNG as a thumbnail":          {"thumb", []formFile{{"media", "a.png", png}}, 40005},
		"a thumbnail of 64 kB":          {"thumb", []formFile{{"media", "a.jpg", pad(jpeg, 64<<10)}}, 0},
		"a larger one":                  {"thumb", []formFile{{"media", "a.jpg", pad(jpeg, 64<<10+1)}}, 40012},
		"a picture above 10 MB":         {"image", []formFile{{"media", "a.jpg", pad(jpeg, 10<<20+1)}}, 40009},
		"a recording above 2 MB":        {"voice", []formFile{{"media", "a.mp3", pad("ID3", 2<<20+1)}}, 40010},
		"a video above 10 MB":           {"video", []formFile{{"media", "a.mp4", pad(mp4, 10<<20+1)}}, 40011},
	}
	for name, test := range tests {
		contentType, body := form(t, test.parts...)
		var a tokenAnswer
		c.read(c.send(http.MethodPost, "/cgi-bin/media/upload?type="+test.kind, contentType, body), &a)
		if a.Code != test.want {
			t.Errorf("%s: %d %s, want %d", name, a.Code, a.Message, test.want)
		}
	}
	if got := c.code("/cgi-bin/media/upload?type=image", `{"media":"x"}`); got != 41005 {
		t.Errorf("JSON in place of a form: %d, want 41005", got)
	}
	contentType, body := form(t, formFile{"media", "v.mp4", mp4})
	var a tokenAnswer
	c.read(c.send(http.MethodPost, "/cgi-bin/material/add_material?type=video", contentType, body), &a)
	if a.Code != 47001 {
		t.Errorf("a permanent video without a description: %d, want 47001", a.Code)
	}
}
