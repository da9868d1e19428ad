package platformtest

import (
	"encoding/json"
	"slices"
	"time"
)

// library is the permanent material, newest first.
type library struct {
	inUse func(id string) bool // reports whether the menu uses a material
	ids   counter
	all   []material
}

// material is something stored permanently.
type material struct {
	upload
	id, url             string
	title, introduction string
	articles            []object
}

// The limits of the number of materials.
const (
	maxPictures = 100_000 // images and news
	maxOthers   = 1_000
)

// addNews adds news material. No call adds it: people write it in the console.
func (l *library) addNews(title string, at time.Time) (mediaID string) {
	id := l.ids.next("NEWS_")
	l.all = slices.Insert(l.all, 0, material{
		id: id, upload: upload{kind: "news", at: at},
		articles: []object{{
			"title": title, "author": "编辑", "digest": "摘要", "content": "<p>正文 & 其他</p>",
			"url": "http://mp.weixin.qq.com/s?__biz=" + id + "&idx=1", "content_source_url": "",
			"thumb_media_id": "", "show_cover_pic": 0,
		}},
	})
	return id
}

func (l *library) add(c call) (any, error) {
	u, description, err := receive(c, permanentRules)
	if err != nil {
		return nil, err
	}
	m := material{upload: u, id: l.ids.next("MATERIAL_")}
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
	if l.full(u.kind) {
		return nil, refusal(45001)
	}
	l.all = slices.Insert(l.all, 0, m)
	answer := object{"media_id": m.id}
	if u.kind == "image" {
		l.all[0].url = "http://mmbiz.example.com/mmbiz/" + m.id
		answer["url"] = l.all[0].url
	}
	return answer, nil
}

func (l *library) full(kind string) bool {
	if kind == "image" {
		return l.count("image")+l.count("news") >= maxPictures
	}
	return l.count(kind) >= maxOthers
}

func (l *library) count(kind string) (n int) {
	for _, m := range l.all {
		if m.kind == kind {
			n++
		}
	}
	return n
}

// stored returns the material with that id, or nil.
func (l *library) stored(id string) *material {
	for i := range l.all {
		if l.all[i].id == id {
			return &l.all[i]
		}
	}
	return nil
}

type idIn struct {
	ID string `json:"media_id"`
}

func (l *library) get(_ call, in idIn) (any, error) {
	m := l.stored(in.ID)
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

func (l *library) delete(_ call, in idIn) (any, error) {
	m := l.stored(in.ID)
	if m == nil {
		return nil, refusal(40007)
	}
	if l.inUse(in.ID) {
		return nil, refusal(48005)
	}
	l.all = slices.DeleteFunc(l.all, func(m material) bool { return m.id == in.ID })
	return ok, nil
}

type listIn struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Count  int    `json:"count"`
}

func (l *library) list(_ call, in listIn) (any, error) {
	if !slices.Contains([]string{"image", "video", "voice", "news"}, in.Type) {
		return nil, refusal(40004)
	}
	if in.Count < 1 || in.Count > 20 || in.Offset < 0 {
		return nil, refusal(40035) // assumed
	}
	items := []object{}
	skip := in.Offset
	for _, m := range l.all {
		if m.kind != in.Type || len(items) == in.Count {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		items = append(items, m.listItem())
	}
	return object{
		"total_count": l.count(in.Type), "item_count": len(items), "item": items,
	}, nil
}

func (m material) listItem() object {
	item := object{"media_id": m.id, "update_time": m.at.Unix()}
	if m.kind == "news" {
		item["content"] = object{"news_item": m.articles}
		return item
	}
	item["name"], item["url"] = m.name, m.url
	return item
}

func (l *library) counts(call) (any, error) {
	return object{
		"voice_count": l.count("voice"), "video_count": l.count("video"),
		"image_count": l.count("image"), "news_count": l.count("news"),
	}, nil
}
