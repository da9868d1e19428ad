package api

import (
	"context"

	"nearby/api/dialogue"
	"nearby/wechat"
)

// meaning is what a text was taken for, for the simulator to show.
type meaning struct {
	Intent   dialogue.Intent
	Command  dialogue.Command `json:",omitzero"`
	Topic    dialogue.Topic   `json:",omitzero"`
	Number   int              `json:",omitzero"`
	Want     dialogue.Want    `json:",omitzero"`
	Language string           `json:",omitzero"`
}

// understood is what is understood of the words of a message; nil of one without any.
func (a *answerer) understood(ctx context.Context, m wechat.Message) any {
	var text string
	typed := false // a button's key says nothing of the person's language
	switch in := a.understand(m).(type) {
	case dialogue.Typed:
		text, typed = in.Text, true
	case dialogue.Clicked:
		text = in.Key
	default:
		return nil
	}
	categories, err := a.categories(ctx)
	if err != nil { // understood all the same, but for the words of categories
		a.Log.WarnContext(ctx, "text taken without categories", "error", err)
	}
	of := a.dialogue(categories).Understand(text)
	said := meaning{Intent: of.Intent, Command: of.Command, Topic: of.Topic, Number: of.Number, Want: of.Want}
	if typed && of.LanguageKnown {
		said.Language = of.Language.String()
	}
	return said
}
