package dialogue

// Unrecalled is Next for a person whose session cannot be read at the moment. What
// is right whatever was said before is done; a digit or a word that may continue
// a conversation is answered with Sorry, since guessing could be wrong. Only who
// begins anew gets a session, because keeping it replaces the one that could not
// be read.
func (d Dialogue) Unrecalled(in Input) (Session, Action) {
	s, action := d.Next(Session{}, in)
	switch a := action.(type) {
	case Search, SearchAround:
		return s, a // they said where they are
	case AskLocation:
		if a.New {
			return s, a
		}
	case Welcome, Help, Thanked, AskAgain, Privacy, NotUnderstood, Forget, Nothing:
		return Session{}, a
	}
	return Session{}, Sorry{d.speaking(s)}
}
