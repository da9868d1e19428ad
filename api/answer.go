package api

import (
	"context"
	"errors"
	"time"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/api/metrics"
	"nearby/api/reply"
	"nearby/place"
	"nearby/store"
	"nearby/wechat"
)

// answer works out the reply to a message and remembers what it changed. It is the
// person's turn, and recalled is what was remembered of them, nil if that is not
// known. A failure of our own is logged and answered with an apology: to WeChat
// there is always an answer.
func (s *Server) answer(
	ctx context.Context, m wechat.Message, person store.PersonKey, recalled *dialogue.Session,
) (wechat.Reply, metrics.Outcome) {
	categories, err := s.categories(ctx)
	if err != nil {
		s.Log.ErrorContext(ctx, "menu without categories", "error", err)
	}
	talk := dialogue.Dialogue{Choices: choices(categories), Language: s.Language, Now: s.Now()}
	session, action := s.next(talk, recalled, m)
	turn := turn{
		store:   s.Store,
		finder:  s.finderOf(categories),
		words:   s.words(categories),
		session: session,
		now:     s.Now(),
	}
	answer, err := turn.act(ctx, action)
	outcome := outcomeOf(answer, err)
	if err != nil {
		s.Log.ErrorContext(ctx, "answer failed", "error", err)
	}
	if forget, ok := action.(dialogue.Forget); ok {
		err = s.memory.forget(ctx, person)
		if err != nil && !forget.Silently {
			answer, outcome = turn.words.Apology(forget.In), metrics.Apology // not "done" when it is not
		}
	} else {
		err = s.memory.remember(person, turn.session)
	}
	if err != nil {
		s.Log.ErrorContext(ctx, "session not kept", "error", err)
	}
	return answer, outcome
}

// outcomeOf tells what an answer is. With an error it is an apology.
func outcomeOf(answer wechat.Reply, err error) metrics.Outcome {
	if err != nil {
		return metrics.Apology
	}
	if _, silent := answer.(wechat.Success); silent {
		return metrics.Success
	}
	return metrics.Answered
}

// next decides what to do with a message, also when nothing can be recalled of
// the person.
func (s *Server) next(talk dialogue.Dialogue, recalled *dialogue.Session, m wechat.Message) (dialogue.Session, dialogue.Action) {
	if recalled == nil {
		return talk.NextWithoutSession(s.understand(m))
	}
	return talk.Next(*recalled, s.understand(m))
}

// who is the OpenID of the person a message is about.
func who(m wechat.Message) string {
	if change, ok := m.(wechat.AuthorizationChanged); ok && change.OpenID != "" {
		return change.OpenID // the sender is WeChat itself
	}
	return m.Head().FromUser
}

// finder finds places of the categories as they are now.
func (s *Server) finder(ctx context.Context) (lookup.Finder, error) {
	categories, err := s.categories(ctx)
	return s.finderOf(categories), err
}

func (s *Server) finderOf(categories []place.Category) lookup.Finder {
	return lookup.Finder{Search: s.Search, Radii: s.Radii, Categories: categories, Now: s.Now()}
}

func (s *Server) words(categories []place.Category) reply.Composer {
	return reply.Composer{
		Categories: categories, Maps: s.Maps, Links: s.links, AsText: s.AsText,
		MessageArticles: s.MessageArticles, EventArticles: s.EventArticles,
		ThumbMediaID: s.ThumbMediaID, Now: s.Now(),
	}
}

// turn is what one message makes of a conversation.
type turn struct {
	store   *store.Store
	finder  lookup.Finder
	words   reply.Composer
	session dialogue.Session // what to remember afterwards
	now     time.Time
}

// act does what the dialogue decided. With an error there is an answer as well:
// an apology.
func (t *turn) act(ctx context.Context, a dialogue.Action) (wechat.Reply, error) {
	switch a := a.(type) {
	case dialogue.Search:
		return t.search(ctx, a)
	case dialogue.SearchAround:
		return t.around(ctx, a)
	case dialogue.Card:
		return t.card(ctx, a)
	case dialogue.Listen:
		return t.place(ctx, a.In, a.ID, t.words.Listen)
	case dialogue.Route:
		return t.place(ctx, a.In, a.ID, t.words.Route)
	}
	return t.say(a), nil
}

// say words what needs nothing to be looked up.
func (t *turn) say(a dialogue.Action) wechat.Reply {
	switch a := a.(type) {
	case dialogue.Welcome:
		return t.words.Welcome(a.In)
	case dialogue.Help:
		return t.words.Help(a.In)
	case dialogue.Thanked:
		return t.words.Thanked(a.In)
	case dialogue.AskLocation:
		return t.words.AskLocation(a.In, a.Want, a.New)
	case dialogue.AskAgain:
		return t.words.AskAgain(a.In)
	case dialogue.NoMore:
		return t.words.NoMore(a.In)
	case dialogue.NoSuchNumber:
		return t.words.NoSuchNumber(a.In, a.Number, a.Max)
	case dialogue.WhichPlace:
		return t.words.WhichPlace(a.In)
	case dialogue.ConfirmLanguage:
		return t.words.ConfirmLanguage(a.In)
	case dialogue.Privacy:
		return t.words.Privacy(a.In)
	case dialogue.NotUnderstood:
		return t.words.NotUnderstood(a.In, a.Kind)
	case dialogue.Apologize:
		return t.words.Apology(a.In)
	case dialogue.Forget:
		if !a.Silently {
			return t.words.Forgotten(a.In)
		}
	}
	return wechat.Success{}
}

// search answers with the next page of a list.
func (t *turn) search(ctx context.Context, a dialogue.Search) (wechat.Reply, error) {
	finder := t.finder
	if a.Each && !t.words.AsText { // a text has room for no more than in answer to a message
		finder.Size = t.words.EventArticles
	}
	page, list, err := finder.Page(ctx, a.List)
	if err != nil {
		t.session = t.session.ListFailed(a.List)
		return t.words.Apology(a.In), err
	}
	t.session = t.session.Listed(list)
	return t.words.Page(a.In, page, a.Each), nil
}

// around is a search around a place of the data.
func (t *turn) around(ctx context.Context, a dialogue.SearchAround) (wechat.Reply, error) {
	p, err := t.store.Place(ctx, a.ID)
	switch {
	case errors.Is(err, store.ErrNotFound) && a.New: // the code on the wall has outlived the place
		return t.words.Welcome(a.In), nil
	case errors.Is(err, store.ErrNotFound):
		return t.words.Help(a.In), nil
	case err != nil:
		return t.words.Apology(a.In), err
	}
	t.session = t.session.WithPlace(p.At, t.now)
	return t.search(ctx, dialogue.Search{In: a.In, List: dialogue.List{At: p.At}, Each: a.Each})
}

// card tells about a place as seen from where its list was made.
func (t *turn) card(ctx context.Context, a dialogue.Card) (wechat.Reply, error) {
	var failed error
	answer, err := t.place(ctx, a.In, a.ID, func(in dialogue.Language, p place.Place) wechat.Reply {
		f, err := t.finder.Stop(ctx, p, a.From)
		failed = err
		return t.words.Card(in, f, a.Number)
	})
	return answer, errors.Join(err, failed)
}

// place answers with something about one place.
func (t *turn) place(
	ctx context.Context, in dialogue.Language, id int64,
	word func(dialogue.Language, place.Place) wechat.Reply,
) (wechat.Reply, error) {
	p, err := t.store.Place(ctx, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return t.words.Gone(in), nil
	case err != nil:
		return t.words.Apology(in), err
	}
	return word(in, p), nil
}
