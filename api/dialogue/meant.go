package dialogue

// meant does what a text means. The key of a button, which asks for an article for
// each place, is the operator's word and says nothing of the person's language.
func (d Dialogue) meant(s Session, text string, m Meaning, each bool) (Session, Action) {
	m = s.ofList(text, m)
	if !each {
		s = s.withLanguageOf(m, text)
	}
	in := d.speaking(s)
	switch m.Intent {
	case CommandIntent:
		return d.command(s, m, each)
	case SearchIntent:
		return d.wished(s, m, each)
	case RouteIntent:
		return d.routed(s, m)
	case DeparturesIntent:
		return d.departing(s, m)
	case ChatIntent:
		return s, Chat{in, m.Topic}
	case UnableIntent:
		return s, Unable{in, m.Topic}
	}
	return s, NotSaid{in}
}

// ofList is what a text means to somebody who has a list: of some that mean something
// else without one, or nothing, it is what is asked of that.
func (s Session) ofList(text string, m Meaning) Meaning {
	if len(s.List.IDs) == 0 || s.Towns != nil {
		return m
	}
	of, ok := ofShown(newSentence(text).rest)
	if !ok || of.Command == Rating && of.Number == 0 && s.Picked == 0 && m.Command == Random { // 推荐吗
		return m
	}
	if of.Command == Untold && of.Number == 0 && s.Picked == 0 && m.Want.Kind != "" { // 能停车吗, of no place
		return m
	}
	of.Language, of.LanguageKnown = m.Language, m.LanguageKnown
	return of
}

// wished searches for what a text wants. A text that says only how, such as 500米 or
// 便宜的, changes the wish before it; one that says only where keeps the wish for it.
func (d Dialogue) wished(s Session, m Meaning, each bool) (Session, Action) {
	want := m.Want
	switch {
	case m.Anything && want.Near == "":
		s.Want = Want{}
	case want.Near != "" && want.subject() == (Want{}) && !m.Anything:
		want = s.Want.changed(want)
	case want.subject() == (Want{}) && !m.Anything:
		want = s.last().changed(want)
	case want.held() != (Want{}):
		s.Want = want.held()
	case want.Category != "" && want.Category != s.Want.Category: // stops no longer hold
		s.Want = Want{}
	case s.PlacedAt.IsZero() && d.isName(want.Word): // there is nothing yet that it could be near to
		want = s.Want.changed(Want{Near: want.Word})
	}
	return d.search(s, want, each)
}

// command does what is asked of the conversation, its list, or a place of that.
func (d Dialogue) command(s Session, m Meaning, each bool) (Session, Action) {
	in := d.speaking(s)
	switch m.Command {
	case More:
		return d.more(s, each)
	case FromHere:
		return d.fromHere(s, each)
	case Back:
		return d.back(s, each)
	case Farther:
		return d.search(s, s.last().farther(s.shown()), each)
	case Nearer:
		return d.search(s, s.last().nearer(s.shown()), each)
	case Random:
		return d.random(s, each)
	case ToEnglish:
		return d.speak(s, English)
	case ToHans:
		return d.speak(s, Chinese)
	case ToHant:
		return d.speak(s, Traditional)
	case ShowPrivacy:
		return s, Privacy{in}
	case ForgetMe:
		return Session{}, Forget{In: in}
	case Number:
		return d.number(s, m.Number, each)
	case Phone, Hours, Address, Far, Price, Rating, Untold, Audio:
		return d.about(s, m.Command, m.Number)
	case Compare:
		return d.compare(s, m)
	}
	return s, Help{in}
}

// speak changes the language, if the account leaves the choice.
func (d Dialogue) speak(s Session, in Language) (Session, Action) {
	s.Language, s.LanguagePinned = in, true
	if d.speaking(s) != in {
		return s, Help{d.speaking(s)}
	}
	return s, ConfirmLanguage{in}
}
