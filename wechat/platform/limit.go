package platform

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
)

// Kind is a kind of media.
type Kind string

// The kinds of media. News exists only as permanent material, made of articles.
const (
	Image Kind = "image"
	Voice Kind = "voice"
	Video Kind = "video"
	Thumb Kind = "thumb"
	News  Kind = "news"
)

// limit is what WeChat accepts of one kind.
type limit struct {
	bytes int64
	types []string // by extension
}

const (
	kibibyte = 1 << 10
	mebibyte = 1 << 20
)

// temporary is what media/upload accepts.
var temporary = map[Kind]limit{
	Image: {10 * mebibyte, []string{".jpg", ".png", ".gif"}},
	Voice: {2 * mebibyte, []string{".amr", ".mp3"}},
	Video: {10 * mebibyte, []string{".mp4"}},
	Thumb: {64 * kibibyte, []string{".jpg"}},
}

// permanent is what material/add_material accepts.
// https://developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial
var permanent = map[Kind]limit{
	Image: {10 * mebibyte, []string{".jpg", ".png", ".gif", ".bmp"}},
	Voice: {2 * mebibyte, []string{".amr", ".mp3", ".wav", ".wma"}},
	Video: {10 * mebibyte, []string{".mp4"}},
	Thumb: {64 * kibibyte, []string{".jpg"}},
}

// read reads a file and returns it with the extension that fits its content. It
// stops just beyond the limit.
func (l limit) read(from io.Reader) ([]byte, string, error) {
	if l.types == nil {
		return nil, "", fmt.Errorf("%w: no such kind of media", ErrInvalid)
	}
	content, err := io.ReadAll(io.LimitReader(from, l.bytes+1))
	if err != nil {
		return nil, "", err
	}
	extension := sniff(content)
	switch {
	case len(content) == 0:
		return nil, "", fmt.Errorf("%w: the file is empty", ErrInvalid)
	case int64(len(content)) > l.bytes:
		return nil, "", fmt.Errorf("%w: more than %d bytes", ErrInvalid, l.bytes)
	case !slices.Contains(l.types, extension):
		types := strings.Join(l.types, ", ")
		return nil, "", fmt.Errorf("%w: the content is not %s", ErrInvalid, types)
	}
	return content, extension, nil
}

// extensions are those of the media types that net/http detects. Films are not among
// them: for net/http a film of QuickTime is an MP4 when it lists mp41 as a second brand.
var extensions = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/bmp": ".bmp",
	"audio/mpeg": ".mp3", "audio/wave": ".wav",
}

// asf begins a WMA file. (ASF specification, 10.1: ASF_Header_Object)
var asf = []byte{0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11}

// isMP4 tells a film by its first box, whatever its brand (isom, mp42, avc1, M4V , dash,
// 3gp5 …): net/http knows few. QuickTime's and those of pictures and sound are none.
func isMP4(content []byte) bool {
	if len(content) < 12 || string(content[4:8]) != "ftyp" {
		return false
	}
	switch string(content[8:12]) {
	case "qt  ", "heic", "heix", "mif1", "msf1", "avif", "avis", "M4A ", "M4B ", "M4P ":
		return false
	}
	return true
}

// sniff returns the extension that fits the content, or "" for another type. The
// name of a file proves nothing.
func sniff(content []byte) string {
	switch {
	case bytes.HasPrefix(content, []byte("#!AMR")): // RFC 4867, 5
		return ".amr"
	case bytes.HasPrefix(content, asf):
		return ".wma"
	case isMP4(content):
		return ".mp4"
	case len(content) > 2 && content[0] == 0xff && content[1]&0xe6 == 0xe2:
		return ".mp3" // frame sync, layer III (ISO/IEC 11172-3, 2.4.2.3), without an ID3 tag
	}
	return extensions[http.DetectContentType(content)]
}
