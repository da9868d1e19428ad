package dialogue

// NextWithoutSession is Next for a person whose session cannot be read at the moment.
// It does what is right whatever was said before. A digit or a word may continue a
// conversation, so it is answered with Apologize: a guess could be wrong. Only
// somebody who begins a new conversation gets a session, because storing it replaces
// the one that could not be read.
func (d Dialogue) NextWithoutSession(in Input) (Session, Action) {
	s, action := d.Next(Session{}, in)
	switch a := action.(type) {
	case Search, SearchAround, SearchNear:
		return s, a // they said where they are
	case AskLocation:
		if a.New {
			return s, a
		}
	case Welcome, Help, Chat, Unable, NotSaid, AskAgain, Privacy, NotUnderstood, Forget, Nothing:
		return Session{}, a
	}
	return Session{}, Apologize{d.speaking(s)}
}
