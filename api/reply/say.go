package reply

import (
	"nearby/api/dialogue"
	"nearby/wechat"
)

// Say words what needs nothing to be looked up. What says nothing is a Success.
func (c Composer) Say(a dialogue.Action) wechat.Reply {
	switch a := a.(type) {
	case dialogue.Welcome:
		return c.Welcome(a.In)
	case dialogue.Help:
		return c.Help(a.In)
	case dialogue.Chat:
		return text(phrasesIn(a.In).answers.chat[a.Topic])
	case dialogue.Unable:
		p := phrasesIn(a.In).answers
		return text(p.unable[a.Topic] + p.able)
	case dialogue.NotSaid:
		return text(phrasesIn(a.In).answers.notSaid)
	case dialogue.NoPageBefore:
		return text(phrasesIn(a.In).answers.noPageBefore)
	case dialogue.AskLocation:
		return c.AskLocation(a.In, a.Want, a.New)
	case dialogue.AskAgain:
		p := phrasesIn(a.In)
		return text(p.unclearLocation, p.howTo)
	case dialogue.NoMore:
		return text(phrasesIn(a.In).noMore)
	case dialogue.NoSuchNumber:
		return text(phrasesIn(a.In).noSuchNumber(a.Number, a.Max))
	case dialogue.NotTold:
		return text(phrasesIn(a.In).answers.notTold)
	case dialogue.WhichPlace:
		return text(phrasesIn(a.In).whichPlace(a.Max))
	case dialogue.ConfirmLanguage:
		p := phrasesIn(a.In)
		return text(p.languageSet, p.sendLocation, "", c.menu(a.In))
	case dialogue.Privacy:
		return text(phrasesIn(a.In).privacy)
	case dialogue.NotUnderstood:
		p := phrasesIn(a.In)
		return text(p.notUnderstood[a.Kind], p.instead, p.howTo)
	case dialogue.Apologize:
		return c.Apology(a.In)
	case dialogue.Forget:
		if !a.Silently {
			return text(phrasesIn(a.In).forgotten)
		}
	}
	return wechat.Success{}
}
