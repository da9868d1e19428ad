package platform

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// Media is a temporary upload. WeChat deletes it after three days.
// https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia
type Media struct {
	ID        string
	Kind      Kind
	CreatedAt time.Time
}

// File is a downloaded file.
type File struct {
	Name    string // WeChat's name for it; may be empty
	Type    string // media type: "image/jpeg"
	Content []byte
}

// UploadMedia uploads a temporary image, voice, video or thumb. It reads content up
// to the limit only. It sends nothing when size or type do not fit; the error is
// then ErrInvalid.
func (c *Client) UploadMedia(
	ctx context.Context, kind Kind, name string, content io.Reader,
) (Media, error) {
	r, err := upload("/cgi-bin/media/upload", temporary[kind], part{name: name, content: content})
	if err != nil {
		return Media{}, fmt.Errorf("upload %s %s: %w", kind, name, err)
	}
	r.query = url.Values{"type": {string(kind)}}
	var out struct {
		Type         Kind   `json:"type"`
		MediaID      string `json:"media_id"`
		ThumbMediaID string `json:"thumb_media_id"` // in place of media_id for a thumb
		CreatedAt    int64  `json:"created_at"`
	}
	err = c.call(ctx, r, &out)
	return Media{out.MediaID + out.ThumbMediaID, out.Type, time.Unix(out.CreatedAt, 0)}, err
}

// Media downloads a temporary upload, also one that came with a message. The error
// is ErrMediaID when it has expired. For a video WeChat answers with a URL; Media
// returns it as a File of type text/uri-list.
func (c *Client) Media(ctx context.Context, id string) (File, error) {
	r := request{
		method: http.MethodGet, path: "/cgi-bin/media/get",
		query: url.Values{"media_id": {id}}, safe: true, slow: true, file: true,
	}
	a, err := c.sendAuthorized(ctx, r)
	if err != nil {
		return File{}, err
	}
	var video struct {
		URL string `json:"video_url"`
	}
	if json.Unmarshal(a.body, &video) == nil && video.URL != "" {
		return File{Type: "text/uri-list", Content: []byte(video.URL)}, nil
	}
	return a.asFile(), nil
}

// asFile takes the name and the type from the headers.
func (a answer) asFile() File {
	_, disposition, _ := mime.ParseMediaType(a.header.Get("Content-Disposition"))
	contentType, _, _ := mime.ParseMediaType(a.header.Get("Content-Type"))
	name := disposition["filename"]
	if name != "" {
		name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	}
	return File{Name: name, Type: contentType, Content: a.body}
}

// part is the file of a multipart form, and the field beside it.
type part struct {
	name        string
	content     io.Reader
	description string // form field of permanent videos, in JSON
}

// upload checks a file against its limit and makes the request that sends it.
func upload(path string, l limit, p part) (request, error) {
	content, extension, err := l.read(p.content)
	if err != nil {
		return request{}, err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	field, err := form.CreateFormFile("media", fileName(p.name, extension))
	if err != nil {
		return request{}, err
	}
	if _, err := field.Write(content); err != nil {
		return request{}, err
	}
	if p.description != "" {
		if err := form.WriteField("description", p.description); err != nil {
			return request{}, err
		}
	}
	if err := form.Close(); err != nil {
		return request{}, err
	}
	return request{
		method: http.MethodPost, path: path, slow: true,
		body: body.Bytes(), bodyType: form.FormDataContentType(),
	}, nil
}

// fileName is name with the extension that fits the content: WeChat goes by the
// extension.
func fileName(name, extension string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if name == "." || name == "/" {
		name = "file"
	}
	return strings.TrimSuffix(name, path.Ext(name)) + extension
}
