package api

import (
	"context"
	"time"

	"nearby/api/dialogue"
	"nearby/api/limit"
	"nearby/api/link"
	"nearby/api/lookup"
	"nearby/api/metrics"
	"nearby/api/reply"
	"nearby/bulkhead"
	"nearby/people"
	"nearby/place"
	"nearby/timetable"
	"nearby/wechat"
)

// answerer works out answers: what a message means, what to do, and how to say it
// are decided by the packages below this one.
type answerer struct {
	Options
	links    *link.Maker
	accounts *limit.Accounts[people.Key] // of searches
}

// personBudget is how long the database may search for a person: three words that it has
// to look for everywhere in a city of a hundred thousand places, and then one each ten
// seconds or so.
var personBudget = bulkhead.Budget{Burst: 5 * time.Second, Share: 0.2}

func newAnswerer(o Options, links *link.Maker) *answerer {
	return &answerer{
		Options: o, links: links,
		accounts: limit.NewAccounts[people.Key](personBudget, maxPeople, o.Now, bulkhead.NewAccount),
	}
}

// answer works out the reply to a message and the session after it. The caller has the
// conversation of the sender in hand, and recalled is the session before, nil if that is
// not known. A failure of our own is logged and answered with an apology: to WeChat
// there is always an answer.
func (a *answerer) answer(ctx context.Context, d delivery, recalled *dialogue.Session) result {
	if in, asks := a.Operators.Asks(d.received.Message); asks {
		return a.state(ctx, d, recalled, in)
	}
	ctx, _ = a.accounts.On(ctx, d.sender)
	categories, err := a.categories(ctx)
	if err != nil {
		a.Log.ErrorContext(ctx, "menu without categories", "error", err)
	}
	session, action := a.next(categories, recalled, d.received.Message)
	x := exchange{
		store:    a.Store,
		finder:   a.finderOf(categories),
		composer: a.composer(categories),
		session:  session,
		names:    a.Names.Latest(),
		now:      a.Now(),
		log:      a.Log,
	}
	x.composer.Listed = len(session.List.IDs) > 0 || session.Towns != nil
	answer, err := x.act(ctx, action)
	err = a.failure(err)
	outcome := outcomeOf(answer, err)
	if err != nil {
		a.Log.ErrorContext(ctx, "answer failed", "error", err)
	}
	r := result{answer: sealed(ctx, a.Log, d.received, answer, a.Now()), outcome: outcome, session: x.session}
	if forget, ok := action.(dialogue.Forget); ok {
		r.forget = true
		if !forget.Silently { // not "done" when it is not
			r.failed = sealed(ctx, a.Log, d.received, x.composer.Apology(forget.In), a.Now())
		}
	}
	return r
}

// state answers an operator with the state of the system, and changes nothing.
func (a *answerer) state(ctx context.Context, d delivery, recalled *dialogue.Session, in dialogue.Language) result {
	answer := reply.Composer{}.State(in, a.Operators.State(ctx))
	r := result{answer: sealed(ctx, a.Log, d.received, answer, a.Now()), outcome: metrics.Answered}
	if recalled != nil {
		r.session = *recalled
	}
	return r
}

// failure counts what an answer was over, and leaves the errors that are failures: to
// have used up one's own budget is none.
func (a *answerer) failure(err error) error {
	over := limit.Of(err)
	a.Metrics.Limited(over) // "" is not counted
	if over == limit.Budget {
		return nil
	}
	return err
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

// next decides what to do with a message, also when the session is not known.
func (a *answerer) next(categories []place.Category, recalled *dialogue.Session, m wechat.Message) (dialogue.Session, dialogue.Action) {
	d := a.dialogue(categories)
	if recalled == nil {
		return d.NextWithoutSession(a.understand(m))
	}
	return d.Next(*recalled, a.understand(m))
}

// dialogue is what decides at this moment.
func (a *answerer) dialogue(categories []place.Category) dialogue.Dialogue {
	return dialogue.Dialogue{Choices: choices(categories), Names: a.Names.Latest().Name, Language: a.Language, Now: a.Now()}
}

// categories returns the categories in the order of the menu. It waits for the
// database only before they are known. An error means that none are known.
func (a *answerer) categories(ctx context.Context) ([]place.Category, error) {
	known, err := a.Watcher.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return known.Categories, nil
}

// choices is the menu as the dialogue knows it.
func choices(categories []place.Category) []dialogue.Choice {
	all := make([]dialogue.Choice, len(categories))
	for i, c := range categories {
		words := append([]string{c.Slug, c.NameZH, c.NameEN}, c.Aliases...)
		all[i] = dialogue.Choice{Category: c.Slug, Words: words}
	}
	return all
}

// finder finds places of the categories as they are now.
func (a *answerer) finder(ctx context.Context) (lookup.Finder, error) {
	categories, err := a.categories(ctx)
	return a.finderOf(categories), err
}

func (a *answerer) finderOf(categories []place.Category) lookup.Finder {
	now := a.Now()
	return lookup.Finder{
		Search: a.Search, Radii: a.Radii, Categories: categories, Now: now, Departures: a.Departures,
		Live: func(source string) *timetable.Live { return a.Live.Of(source, now) },
	}
}

func (a *answerer) composer(categories []place.Category) reply.Composer {
	return reply.Composer{
		Categories: categories, Maps: a.Maps, Links: a.links, AsText: a.AsText,
		MessageArticles: a.MessageArticles, EventArticles: a.EventArticles,
		ThumbMediaID: a.ThumbMediaID, Now: a.Now(),
	}
}
