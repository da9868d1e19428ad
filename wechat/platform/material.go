package platform

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// maxPage is how many materials one call lists.
const maxPage = 20

// NewMaterial is a file to be stored permanently.
type NewMaterial struct {
	Kind    Kind // Image, Voice, Video or Thumb
	Name    string
	Content io.Reader

	Title, Introduction string // of a video; the title is required there
}

// Material is something stored permanently.
type Material struct {
	ID        string
	Name      string    // empty for news
	URL       string    // of an image
	UpdatedAt time.Time // zero when just added
	Articles  []Article // of news
}

// Article is one article of news material.
type Article struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// StoredMaterial is what Material returns: a file, a video's URL or news.
type StoredMaterial struct {
	File                  // of image, voice and thumb
	DownloadURL string    // of a video
	Articles    []Article // of news
}

// MaterialPage is a part of the list of one kind.
type MaterialPage struct {
	Total int // of the kind
	Items []Material
}

// MaterialCount is the number of materials. Images and news together may be
// 100,000, the others 1,000 each.
type MaterialCount struct {
	Voice int `json:"voice_count"`
	Video int `json:"video_count"`
	Image int `json:"image_count"`
	News  int `json:"news_count"`
}

// AddMaterial stores a file permanently. It reads the file up to the limit only. It
// sends nothing when size or type do not fit; the error is then ErrInvalid.
func (c *Client) AddMaterial(ctx context.Context, m NewMaterial) (Material, error) {
	r, err := m.request()
	if err != nil {
		return Material{}, fmt.Errorf("add %s %s: %w", m.Kind, m.Name, err)
	}
	var out struct {
		ID  string `json:"media_id"`
		URL string `json:"url"`
	}
	err = c.call(ctx, r, &out)
	return Material{ID: out.ID, Name: m.Name, URL: out.URL}, err
}

func (m NewMaterial) request() (request, error) {
	p := part{name: m.Name, content: m.Content}
	if m.Kind == Video {
		if m.Title == "" {
			return request{}, fmt.Errorf("%w: a video needs a title", ErrInvalid)
		}
		description, err := encode(struct {
			Title        string `json:"title"`
			Introduction string `json:"introduction"`
		}{m.Title, m.Introduction})
		if err != nil {
			return request{}, err
		}
		p.description = string(description)
	}
	r, err := upload("/cgi-bin/material/add_material", permanent[m.Kind], p)
	r.query = url.Values{"type": {string(m.Kind)}}
	return r, err
}

// Materials lists image, voice, video or news material, the newest first. It skips
// offset of them and returns up to count, 1 to 20.
func (c *Client) Materials(
	ctx context.Context, kind Kind, offset, count int,
) (MaterialPage, error) {
	in := struct {
		Type   Kind `json:"type"`
		Offset int  `json:"offset"`
		Count  int  `json:"count"`
	}{kind, max(offset, 0), min(max(count, 1), maxPage)}
	var out struct {
		Total int `json:"total_count"`
		Items []struct {
			ID      string `json:"media_id"`
			Name    string `json:"name"`
			URL     string `json:"url"`
			Updated int64  `json:"update_time"`
			Content struct {
				Articles []Article `json:"news_item"`
			} `json:"content"`
		} `json:"item"`
	}
	if err := c.ask(ctx, "/cgi-bin/material/batchget_material", in, &out); err != nil {
		return MaterialPage{}, err
	}
	page := MaterialPage{Total: out.Total}
	for _, i := range out.Items {
		page.Items = append(page.Items,
			Material{i.ID, i.Name, i.URL, time.Unix(i.Updated, 0), i.Content.Articles})
	}
	return page, nil
}

// Material fetches one material.
func (c *Client) Material(ctx context.Context, id string) (StoredMaterial, error) {
	const path = "/cgi-bin/material/get_material"
	body, err := encode(map[string]string{"media_id": id})
	if err != nil {
		return StoredMaterial{}, fmt.Errorf("%s: %w", path, err)
	}
	a, err := c.sendAuthorized(ctx, request{
		method: http.MethodPost, path: path,
		body: body, bodyType: "application/json", safe: true, slow: true, file: true,
	})
	if err != nil {
		return StoredMaterial{}, err
	}
	var out struct {
		DownloadURL string    `json:"down_url"`
		Articles    []Article `json:"news_item"`
	}
	if json.Unmarshal(a.body, &out) == nil {
		return StoredMaterial{DownloadURL: out.DownloadURL, Articles: out.Articles}, nil
	}
	return StoredMaterial{File: a.asFile()}, nil
}

// DeleteMaterial deletes one material. WeChat refuses it while the menu uses it.
func (c *Client) DeleteMaterial(ctx context.Context, id string) error {
	return c.post(ctx, "/cgi-bin/material/del_material", map[string]string{"media_id": id}, nil)
}

// MaterialCount counts the materials.
func (c *Client) MaterialCount(ctx context.Context) (MaterialCount, error) {
	var count MaterialCount
	err := c.get(ctx, "/cgi-bin/material/get_materialcount", nil, &count)
	return count, err
}
