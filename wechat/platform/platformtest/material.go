package platformtest

import (
	"encoding/json"
	"slices"
)

// material is something kept for good.
type material struct {
	upload
	id, url             string
	title, introduction string
	articles            []object
}

// The number of materials there may be.
const (
	maxPictures = 100_000 // images and news
	maxOthers   = 1_000
)

// AddNews adds news material, which no call of the API adds any more: people
// write it in the console.
func (s *Server) AddNews(title string) (mediaID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.id("NEWS_")
	s.material = slices.Insert(s.material, 0, material{
		id: id, upload: upload{kind: "news", at: s.clock()},
		articles: []object{{
			"title": title, "author": "编辑", "digest": "摘要", "content": "<p>正文 & 其他</p>",
			"url": "http://mp.weixin.qq.com/s?__biz=" + id + "&idx=1", "content_source_url": "",
			"thumb_media_id": "", "show_cover_pic": 0,
		}},
	})
	return id
}

func (s *Server) addMaterial(c call) (any, error) {
	u, description, err := receive(c, permanentRules)
	if err != nil {
		return nil, err
	}
	m := material{upload: u, id: s.id("MATERIAL_")}
	if u.kind == "video" {
		var about struct{ Title, Introduction string }
		if json.Unmarshal([]byte(description), &about) != nil || about.Title == "" {
			return nil, refusal(47001) // assumed
		}
		if escaped([]byte(description)) {
			return nil, refusal(40033)
		}
		m.title, m.introduction = about.Title, about.Introduction
	}
	if s.full(u.kind) {
		return nil, refusal(45001)
	}
	s.material = slices.Insert(s.material, 0, m)
	answer := object{"media_id": m.id}
	if u.kind == "image" {
		s.material[0].url = "http://mmbiz.example.com/mmbiz/" + m.id
		answer["url"] = s.material[0].url
	}
	return answer, nil
}

func (s *Server) full(kind string) bool {
	if kind == "image" {
		return s.count("image")+s.count("news") >= maxPictures
	}
	return s.count(kind) >= maxOthers
}

func (s *Server) count(kind string) (n int) {
	for _, m := range s.material {
		if m.kind == kind {
			n++
		}
	}
	return n
}

// stored returns the material of that id, or nil.
func (s *Server) stored(id string) *material {
	for i := range s.material {
		if s.material[i].id == id {
			return &s.material[i]
		}
	}
	return nil
}

type idIn struct {
	ID string `json:"media_id"`
}

func (s *Server) getMaterial(c call) (any, error) {
	in, err := decode[idIn](c)
	if err != nil {
		return nil, err
	}
	m := s.stored(in.ID)
	switch {
	case m == nil:
		return nil, refusal(40007)
	case m.kind == "news":
		return object{"news_item": m.articles}, nil
	case m.kind == "video":
		return object{
			"title": m.title, "description": m.introduction,
			"down_url": "http://video.example.com/" + m.id + ".mp4",
		}, nil
	}
	return m.file(m.id), nil
}

func (s *Server) deleteMaterial(c call) (any, error) {
	in, err := decode[idIn](c)
	if err != nil {
		return nil, err
	}
	m := s.stored(in.ID)
	if m == nil {
		return nil, refusal(40007)
	}
	if s.menus.uses(in.ID) {
		return nil, refusal(48005)
	}
	s.material = slices.DeleteFunc(s.material, func(m material) bool { return m.id == in.ID })
	return ok, nil
}

// uses tells whether the default menu answers with a material.
func (m menus) uses(mediaID string) bool {
	if m.selected == nil {
		return false
	}
	for _, top := range m.selected.Buttons {
		for _, b := range append([]button{top}, top.Sub...) {
			if b.MediaID == mediaID {
				return true
			}
		}
	}
	return false
}

func (s *Server) listMaterial(c call) (any, error) {
	in, err := decode[struct {
		Type   string `json:"type"`
		Offset int    `json:"offset"`
		Count  int    `json:"count"`
	}](c)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"image", "video", "voice", "news"}, in.Type) {
		return nil, refusal(40004)
	}
	if in.Count < 1 || in.Count > 20 || in.Offset < 0 {
		return nil, refusal(40035) // assumed
	}
	items := []object{}
	skip := in.Offset
	for _, m := range s.material {
		if m.kind != in.Type || len(items) == in.Count {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		items = append(items, m.listed())
	}
	return object{
		"total_count": s.count(in.Type), "item_count": len(items), "item": items,
	}, nil
}

func (m material) listed() object {
	item := object{"media_id": m.id, "update_time": m.at.Unix()}
	if m.kind == "news" {
		item["content"] = object{"news_item": m.articles}
		return item
	}
	item["name"], item["url"] = m.name, m.url
	return item
}

func (s *Server) countMaterial(call) (any, error) {
	return object{
		"voice_count": s.count("voice"), "video_count": s.count("video"),
		"image_count": s.count("image"), "news_count": s.count("news"),
	}, nil
}
