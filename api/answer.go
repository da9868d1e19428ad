package api

import (
	"context"
	"errors"

	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/api/wechat"
)

// answer works out the reply to a message. A failure of our own is logged and
// answered with an apology: to WeChat there is always an answer.
func (s *Server) answer(ctx context.Context, m wechat.Message) wechat.Reply {
	categories, err := s.menu.categories(ctx)
	if err != nil {
		s.Log.ErrorContext(ctx, "menu without categories", "error", err)
	}
	words := reply.Composer{Categories: categories, Maps: s.Maps, AsText: s.AsText}
	talk := dialogue.Dialogue{Choices: choices(categories), Language: s.Language}
	return s.act(ctx, words, talk.Next(s.understand(m)))
}

// act does what the dialogue decided.
func (s *Server) act(ctx context.Context, words reply.Composer, a dialogue.Action) wechat.Reply {
	switch a := a.(type) {
	case dialogue.Welcome:
		return words.Welcome(a.In)
	case dialogue.Help:
		return words.Help(a.In)
	case dialogue.AskLocation:
		return words.AskLocation(a.In, a.Category)
	case dialogue.Search:
		groups, err := s.around(ctx, a.At, words.Categories)
		if err != nil {
			s.Log.ErrorContext(ctx, "search failed", "error", err)
			return words.Apology(a.In)
		}
		return words.Around(a.In, groups)
	}
	return wechat.Success{}
}

// errNoCategories means that the menu could not be read yet.
var errNoCategories = errors.New("no categories are known")
