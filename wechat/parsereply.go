package wechat

import (
	"errors"
	"fmt"
	"time"
)

// ParseReply reads an answer that is not encrypted. An empty body and the word
// success are Success. It knows the replies of this package alone.
func ParseReply(body []byte) (Answer, error) {
	if isSuccess(body) {
		return Answer{Reply: Success{}}, nil
	}
	root, err := parse(body)
	if err != nil {
		return Answer{}, fmt.Errorf("reply: %w", err)
	}
	created, ok := integer(root.text("CreateTime"))
	a := Answer{
		ToUser:     root.text("ToUserName"),
		FromUser:   root.text("FromUserName"),
		CreateTime: time.Unix(created, 0).UTC(),
	}
	if !ok || a.ToUser == "" || a.FromUser == "" {
		return Answer{}, errors.New("reply: sender, receiver or CreateTime is missing")
	}
	a.Reply, err = reply(root)
	return a, err
}

func reply(n node) (Reply, error) {
	switch kind := n.text("MsgType"); kind {
	case "text":
		return TextReply{n.text("Content")}, nil
	case "music":
		m := n.child("Music")
		return MusicReply{
			Title: m.text("Title"), Description: m.text("Description"),
			URL: m.text("MusicUrl"), HQURL: m.text("HQMusicUrl"),
			ThumbMediaID: m.text("ThumbMediaId"),
		}, nil
	case "news":
		return newsReply(n)
	default:
		return nil, fmt.Errorf("reply: unknown type %q", kind)
	}
}

func newsReply(n node) (Reply, error) {
	var news NewsReply
	for _, item := range n.child("Articles").children {
		news.Articles = append(news.Articles, Article{
			Title: item.text("Title"), Description: item.text("Description"),
			PicURL: item.text("PicUrl"), URL: item.text("Url"),
		})
	}
	count, ok := integer(n.text("ArticleCount"))
	if !ok || count != int64(len(news.Articles)) {
		return nil, errors.New("reply: ArticleCount is not the number of articles")
	}
	return news, nil
}
