package platformtest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"path"
	"strings"
	"time"
)

// mediaLife is how long a temporary upload is kept.
const mediaLife = 3 * 24 * time.Hour

// uploads are the temporary media.
type uploads struct {
	ids  counter
	byID map[string]upload
}

// upload is a received file.
type upload struct {
	kind, name, extension string
	content               []byte
	at                    time.Time
}

// rule has the limits of one kind, and the code for a file that is too large.
type rule struct {
	most       int
	extensions string
	tooLarge   refusal
}

// https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia
var temporaryRules = map[string]rule{
	"image": {10 << 20, ".jpg.png.gif", 40009},
	"voice": {2 << 20, ".amr.mp3", 40010},
	"video": {10 << 20, ".mp4", 40011},
	"thumb": {64 << 10, ".jpg", 40012},
}

// https://developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial
var permanentRules = map[string]rule{
	"image": {10 << 20, ".bmp.jpg.png.gif", 40009},
	"voice": {2 << 20, ".mp3.wma.wav.amr", 40010},
	"video": {10 << 20, ".mp4", 40011},
	"thumb": {64 << 10, ".jpg", 40012},
}

func (u *uploads) add(c call) (any, error) {
	added, _, err := receive(c, temporaryRules)
	if err != nil {
		return nil, err
	}
	id := u.ids.next("MEDIA_")
	u.byID[id] = added
	name := "media_id"
	if added.kind == "thumb" {
		name = "thumb_media_id"
	}
	return object{"type": added.kind, name: id, "created_at": c.at.Unix()}, nil
}

func (u *uploads) get(c call) (any, error) {
	id := c.http.URL.Query().Get("media_id")
	found, known := u.byID[id]
	if !known || c.at.Sub(found.at) >= mediaLife {
		return nil, refusal(40007)
	}
	if found.kind == "video" {
		return object{"video_url": "http://video.example.com/" + id + ".mp4"}, nil
	}
	return found.file(id), nil
}

func (u upload) file(id string) file {
	return file{
		name: id + u.extension, contentType: mime.TypeByExtension(u.extension), content: u.content,
	}
}

// receive reads the multipart form of an upload and returns the file and the
// description that may come with it.
func receive(c call, rules map[string]rule) (upload, string, error) {
	kind := c.http.URL.Query().Get("type")
	r, known := rules[kind]
	if !known {
		return upload{}, "", refusal(40004)
	}
	u, description, err := readForm(c)
	if err != nil {
		return upload{}, "", err
	}
	u.kind = kind
	switch {
	case len(u.content) == 0:
		return upload{}, "", refusal(44001)
	case u.extension == "" || !strings.Contains(r.extensions+".", u.extension+"."):
		return upload{}, "", refusal(40005)
	case len(u.content) > r.most:
		return upload{}, "", r.tooLarge
	}
	return u, description, nil
}

// readForm reads the file from the field "media".
func readForm(c call) (u upload, description string, err error) {
	_, params, err := mime.ParseMediaType(c.http.Header.Get("Content-Type"))
	if err != nil || params["boundary"] == "" {
		return u, "", refusal(41005)
	}
	form := multipart.NewReader(bytes.NewReader(c.body), params["boundary"])
	found := false
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return u, "", refusal(41005)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return u, "", refusal(41005)
		}
		switch {
		case part.FormName() == "media" && part.FileName() != "":
			u = upload{name: part.FileName(), content: content, at: c.at}
			found = true
		case part.FormName() == "description":
			description = string(content)
		}
	}
	if !found {
		return u, "", refusal(41005)
	}
	u.extension = extension(u.name, u.content)
	return u, description, nil
}

// extension is that of the name, or "" when the content does not fit it.
func extension(name string, content []byte) string {
	extension := strings.ToLower(path.Ext(name))
	if extension == ".jpeg" {
		extension = ".jpg"
	}
	is, known := signatures[extension]
	if !known || !is(content) {
		return ""
	}
	return extension
}

// signatures check by the first bytes whether a file has the type of its extension.
var signatures = map[string]func([]byte) bool{
	".jpg": starts("\xff\xd8\xff"),
	".png": starts("\x89PNG\r\n\x1a\n"),
	".gif": starts("GIF8"),
	".bmp": starts("BM"),
	".amr": starts("#!AMR\n"),
	".wma": starts("\x30\x26\xb2\x75\x8e\x66\xcf\x11"),
	".wav": func(b []byte) bool {
		return starts("RIFF")(b) && len(b) >= 12 && string(b[8:12]) == "WAVE"
	},
	".mp4": func(b []byte) bool { return len(b) >= 12 && string(b[4:8]) == "ftyp" },
	".mp3": func(b []byte) bool {
		return starts("ID3")(b) || len(b) > 2 && binary.BigEndian.Uint16(b)&0xffe6 == 0xffe2
	},
}

func starts(with string) func([]byte) bool {
	return func(b []byte) bool { return bytes.HasPrefix(b, []byte(with)) }
}
