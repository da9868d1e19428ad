// Package reply puts answers into words: every sentence of the product is here,
// in Chinese of both scripts and in English (zh_*.go, en_*.go), shaped into the
// replies that WeChat takes.
//
// It decides nothing (package dialogue does), looks nothing up (package store
// does), and leaves XML and byte limits on the wire to package wechat.
package reply

import (
	"cmp"

	"nearby/api/dialogue"
	"nearby/kind"
	"nearby/place"
	"nearby/wechat"
)

// Welcome greets a new follower.
func (c Composer) Welcome(in dialogue.Language) wechat.Reply {
	p := phrasesIn(in)
	return text(p.welcome, p.sendLocation, "", c.menu(in))
}

// Help shows what can be sent and typed.
func (c Composer) Help(in dialogue.Language) wechat.Reply {
	p := phrasesIn(in)
	return text(p.help, p.howTo, "", c.menu(in), "", p.commands)
}

// AskLocation asks for a location to look for what is wanted around it.
func (c Composer) AskLocation(in dialogue.Language, want dialogue.Want, isNew bool) wechat.Reply {
	p := phrasesIn(in)
	ask := p.whereAreYou
	if want != (dialogue.Want{}) {
		ask = plain(p.chosen(c.Subject(in, want)))
	}
	if isNew {
		return text(p.welcome, ask, p.howTo)
	}
	return text(ask, p.howTo)
}

// Gone says that a place of the last list is no longer in the data.
func (c Composer) Gone(in dialogue.Language) wechat.Reply { return text(phrasesIn(in).gone) }

// Apology says that something failed and what to do.
func (c Composer) Apology(in dialogue.Language) wechat.Reply { return text(phrasesIn(in).apology) }

// TooFast asks somebody to write more slowly, in each language.
func (c Composer) TooFast(in ...dialogue.Language) wechat.Reply {
	return each(in, func(p *phrases) string { return p.tooFast })
}

// Busy says that too many are asking at once, in each language.
func (c Composer) Busy(in ...dialogue.Language) wechat.Reply {
	return each(in, func(p *phrases) string { return p.busy })
}

// each is a sentence in each language.
func each(in []dialogue.Language, sentence func(*phrases) string) wechat.Reply {
	var all []string
	for _, language := range in {
		all = append(all, sentence(phrasesIn(language)))
	}
	return text(all...)
}

// menu lists the categories with their digits; a tap types the category.
func (c Composer) menu(in dialogue.Language) string {
	p := phrasesIn(in)
	all := []string{p.choose}
	if c.Listed {
		all[0] = p.chooseListed
	}
	for i, category := range c.Categories {
		name := p.category(category)
		if c.Listed {
			all = append(all, "· "+tap(name, name))
			continue
		}
		all = append(all, numbered(i+1, tap(name, name)))
	}
	words := tap(p.helpWord, p.helpWord)
	for _, language := range p.others {
		words += "   " + tap(language, language)
	}
	return lines(append(all, p.orType, words)...)
}

// Subject is what is wanted, in a word: 餐厅, “火锅”, 人均 50 以下的火锅.
func (c Composer) Subject(in dialogue.Language, want dialogue.Want) string {
	p := phrasesIn(in)
	return cmp.Or(p.such(want, c.noun(p, want)), p.anything)
}

// Heading is the same at the beginning of a line.
func (c Composer) Heading(in dialogue.Language, want dialogue.Want) string {
	return capital(c.Subject(in, want))
}

// noun is what is wanted, open or not; "" for nothing in particular.
func (c Composer) noun(p *phrases, want dialogue.Want) string {
	switch {
	case want.Word != "":
		return p.quoted(want.Word)
	case want.Line != "":
		return p.stopsOf(want.Line)
	case want.Kind != "":
		names := kind.Together(want.Kinds())
		return p.category(place.Category{NameZH: names.Hans, NameEN: names.English})
	}
	for _, category := range c.Categories {
		if category.Slug == want.Category {
			return p.category(category)
		}
	}
	return ""
}
