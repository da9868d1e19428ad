// Package reply puts answers into words: every sentence of the product is here,
// in Chinese and in English (phrases_zh.go, phrases_en.go), shaped into the
// replies that WeChat takes.
//
// It decides nothing (package dialogue does), looks nothing up (package store
// does), and leaves XML and byte limits on the wire to package wechat.
package reply

import (
	"strings"

	"nearby/api/dialogue"
	"nearby/api/wechat"
	"nearby/geo"
	"nearby/place"
)

// Composer words the answers of one account.
type Composer struct {
	Categories []place.Category // in the order of the menu
	Maps       geo.Maps         // where links lead
	AsText     bool             // places as a text with links instead of an article
}

// Group is what was found of one category.
type Group struct {
	Category place.Category
	Asked    geo.Metres    // the radius looked at first
	Radius   geo.Metres    // the radius looked at last: Asked, or wider
	Count    int           // places within Radius, MaxCount at most; 0 when there is none
	Places   []place.Found // the nearest of them, nearest first
}

// MaxCount is the highest number of places an answer names; beyond it says "999+".
const MaxCount = 999

// Welcome greets a new follower.
func (c Composer) Welcome(in dialogue.Language) wechat.Reply {
	p := phrasesIn(in)
	return wechat.TextReply{Content: lines(p.welcome, p.howTo, "", c.menu(in))}
}

// Help shows what can be sent and typed.
func (c Composer) Help(in dialogue.Language) wechat.Reply {
	p := phrasesIn(in)
	return wechat.TextReply{Content: lines(p.help, p.howTo, "", c.menu(in))}
}

// AskLocation asks for a location to look for the category with this slug
// around it, or for anything when slug is empty.
func (c Composer) AskLocation(in dialogue.Language, slug string) wechat.Reply {
	p := phrasesIn(in)
	for _, category := range c.Categories {
		if category.Slug == slug {
			return wechat.TextReply{Content: lines(p.chosen(category), p.howTo)}
		}
	}
	return wechat.TextReply{Content: lines(p.whereAreYou, p.howTo)}
}

// Apology says that the search failed and what to do.
func (c Composer) Apology(in dialogue.Language) wechat.Reply {
	return wechat.TextReply{Content: phrasesIn(in).apology}
}

// menu lists the categories with their digits.
func (c Composer) menu(in dialogue.Language) string {
	p := phrasesIn(in)
	choices := []string{p.orChoose}
	for i, category := range c.Categories {
		choices = append(choices, numbered(i+1, p.categoryName(category)))
	}
	return lines(append(choices, p.forHelp)...)
}

func lines(line ...string) string { return strings.Join(line, "\n") }
