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

// upload is a file that was received.
type upload struct {
	kind, name, extension string
	content               []byte
	at                    time.Time
}

// rule is what is accepted of one kind, and the codes for what is not.
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

func (s *Server) uploadMedia(c call) (any, error) {
	u, _, err := receive(c, temporaryRules)
	if err != nil {
		return nil, err
	}
	id := s.id("MEDIA_")
	s.media[id] = u
	name := "media_id"
	if u.kind == "thumb" {
		name = "thumb_media_id"
	}
	return object{"type": u.kind, name: id, "created_at": c.at.Unix()}, nil
}

func (s *Server) getMedia(c call) (any, error) {
	id := c.http.URL.Query().Get("media_id")
	u, known := s.media[id]
	if !known || c.at.Sub(u.at) >= mediaLife {
		return nil, refusal(40007)
	}
	if u.kind == "video" {
		return object{"video_url": "http://video.example.com/" + id + ".mp4"}, nil
	}
	return u.file(id), nil
}

func (s *Server) uploadImage(c call) (any, error) {
	const below1MB = 1<<20 - 1
	u, _, err := receiveKind(c, "image", rule{below1MB, ".jpg.png", 40009})
	if err != nil {
		return nil, err
	}
	return object{"url": "http://mmbiz.example.com/mmbiz/" + s.id("") + "/0" + u.extension}, nil
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
	return receiveKind(c, kind, r)
}

func receiveKind(c call, kind string, r rule) (upload, string, error) {
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

// readForm takes the file from the field "media", which must have a file name
// whose extension fits the content.
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
	u.extension = agreed(u.name, u.content)
	return u, description, nil
}

// agreed is the extension, or "" when name and content say different things.
func agreed(name string, content []byte) string {
	extension := strings.ToLower(path.Ext(name))
	if extension == ".jpeg" {
		extension = ".jpg"
	}
	is, known := looks[extension]
	if !known || !is(content) {
		return ""
	}
	return extension
}

// looks tells by the first bytes whether a file is what its name says.
var looks = map[string]func([]byte) bool{
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
