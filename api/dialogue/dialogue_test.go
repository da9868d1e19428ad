package dialogue_test

import (
	"testing"

	"nearby/api/dialogue"
	"nearby/geo"
)

var menu = dialogue.Dialogue{Choices: []dialogue.Choice{
	{Category: "restaurant", Words: []string{"restaurant", "餐厅", "美食", "food"}},
	{Category: "transit", Words: []string{"transit", "公交地铁", "公交", "bus stop"}},
}}

func TestNext(t *testing.T) {
	t.Parallel()
	square := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	food := dialogue.AskLocation{Category: "restaurant"}
	tests := map[string]struct {
		in   dialogue.Input
		want dialogue.Action
	}{
		"a location is searched":                {dialogue.Located{At: square}, dialogue.Search{At: square}},
		"a location without a place asks again": {dialogue.Lost{}, dialogue.AskLocation{}},
		"following is welcomed":                 {dialogue.Followed{}, dialogue.Welcome{}},
		"leaving is answered with nothing":      {dialogue.Unfollowed{}, dialogue.Nothing{}},
		"what we have no use for":               {dialogue.Other{}, dialogue.Nothing{}},

		"a digit":                      {dialogue.Typed{Text: "1"}, food},
		"a full-width digit":           {dialogue.Typed{Text: "１"}, food},
		"a circled digit":              {dialogue.Typed{Text: "①"}, food},
		"a Chinese digit":              {dialogue.Typed{Text: "一"}, food},
		"a digit with a full stop":     {dialogue.Typed{Text: " 1。"}, food},
		"the second digit":             {dialogue.Typed{Text: "二"}, dialogue.AskLocation{Category: "transit"}},
		"a digit beyond the menu":      {dialogue.Typed{Text: "3"}, dialogue.Help{}},
		"a name":                       {dialogue.Typed{Text: "餐厅"}, food},
		"an alias":                     {dialogue.Typed{Text: "美食！"}, food},
		"an English word in any case":  {dialogue.Typed{Text: "Food"}, dialogue.AskLocation{In: dialogue.English, Category: "restaurant"}},
		"two English words":            {dialogue.Typed{Text: "BUS STOP"}, dialogue.AskLocation{In: dialogue.English, Category: "transit"}},
		"help in Chinese":              {dialogue.Typed{Text: "帮助"}, dialogue.Help{}},
		"help in English":              {dialogue.Typed{Text: "help"}, dialogue.Help{In: dialogue.English}},
		"a question mark":              {dialogue.Typed{Text: "？"}, dialogue.Help{}},
		"an unknown word":              {dialogue.Typed{Text: "你好呀"}, dialogue.Help{}},
		"an unknown English word":      {dialogue.Typed{Text: "hello"}, dialogue.Help{In: dialogue.English}},
		"an empty text":                {dialogue.Typed{}, dialogue.Help{}},
		"half of the Chinese digits":   {dialogue.Typed{Text: "一二"}, dialogue.Help{}},
		"bytes that are not any text":  {dialogue.Typed{Text: "\xff\xfe"}, dialogue.Help{}},
		"a word that contains a known": {dialogue.Typed{Text: "餐厅在哪"}, dialogue.Help{}},
	}
	for name, test := range tests {
		if got := menu.Next(test.in); got != test.want {
			t.Errorf("%s: Next(%+v) = %#v, want %#v", name, test.in, got, test.want)
		}
	}
}

func TestTheAccountsSettingOverrulesThePerson(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want dialogue.Language
	}{
		"auto": {"help", dialogue.English},
		"zh":   {"help", dialogue.Chinese},
		"en":   {"帮助", dialogue.English},
	}
	for name, test := range tests {
		setting, err := dialogue.ParseSetting(name)
		if err != nil {
			t.Fatalf("ParseSetting(%q) error = %v", name, err)
		}
		d := dialogue.Dialogue{Language: setting}
		if got := d.Next(dialogue.Typed{Text: test.text}); got != (dialogue.Help{In: test.want}) {
			t.Errorf("%s: Next(%q) = %#v, want language %d", name, test.text, got, test.want)
		}
	}
	if _, err := dialogue.ParseSetting("fr"); err == nil {
		t.Error(`ParseSetting("fr") error = nil, want one that names the choices`)
	}
}
