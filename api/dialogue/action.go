package dialogue

import "nearby/geo"

// Action is what to do about an input. The cases stand below.
type Action interface{ action() }

type (
	// Welcome greets a new follower and shows the menu.
	Welcome struct{ In Language }
	// Help shows the menu.
	Help struct{ In Language }
	// Chat answers small talk.
	Chat struct {
		In    Language
		Topic Topic
	}
	// Unable says that the product cannot do something, and what it can.
	Unable struct {
		In    Language
		Topic Topic
	}
	// AskLocation asks for a location to look for Want around.
	AskLocation struct {
		In   Language
		Want Want
		New  bool // a new follower, to be greeted as well
	}
	// AskAgain asks for a location after one that could not be used.
	AskAgain struct{ In Language }
	// Search answers with a page of what is around a place: the next one of List.
	Search struct {
		In   Language
		List List
		Each bool // in answer to an event: an article for each place
	}
	// SearchAround is a Search around a place of the data, by its id: the person
	// stands there, before the code they scanned.
	SearchAround struct {
		In   Language
		ID   int64
		Each bool
		New  bool // a new follower, to be greeted if the place is gone
	}
	// SearchNear is a Search around a place of the data, by its name, Want.Near. Note
	// where it is in the session with WithNamedPlace. Of several that have the name the
	// one nearest to Here is meant.
	SearchNear struct {
		In   Language
		Want Want
		Here *geo.WGS84 // where the person is, nil if nobody knows
		Each bool
	}
	// RouteTo leads to a place that is not on a list, by its name: Want.Near of a place
	// of the data, else Want.Word.
	RouteTo struct {
		In   Language
		Want Want
		Here *geo.WGS84 // where the person is, nil if nobody knows
	}
	// Departures tells what leaves: from a stop, by its ID, as seen From where its list was
	// made, or else from what Want says, around Here.
	Departures struct {
		In    Language
		ID    int64
		From  *geo.WGS84 // nil if the stop is on no list
		Want  Want
		Here  *geo.WGS84 // where the person is, nil if nobody knows
		Asked Asked
	}
	// Detail tells one thing about a place, as seen from where the list was made: Phone,
	// Hours, Address, Far, Price, Rating, or that it is Untold.
	Detail struct {
		In    Language
		About Command
		ID    int64
		From  geo.WGS84
	}
	// CompareThese tells what is known of several places of the list, and which of them
	// comes first by an order, if one is given.
	CompareThese struct {
		In   Language
		By   Order
		From geo.WGS84
		// Of are the places, Numbers theirs in the list.
		Of      []int64
		Numbers []int
	}
	// NotTold says that no data tell what was asked.
	NotTold struct{ In Language }
	// Card tells everything about one place, as seen from where the list was made.
	Card struct {
		In     Language
		ID     int64
		From   geo.WGS84
		Number int // in the list
	}
	// Listen plays the audio guide of a place.
	Listen struct {
		In Language
		ID int64
	}
	// Route leads to a place.
	Route struct {
		In Language
		ID int64
	}
	// NoMore says that the list is at its end.
	NoMore struct{ In Language }
	// NoSuchNumber says which numbers the last list has.
	NoSuchNumber struct {
		In          Language
		Number, Max int
	}
	// NoPageBefore says that the page shown is the first one.
	NoPageBefore struct{ In Language }
	// NotSaid says that nothing was understood of a text.
	NotSaid struct{ In Language }
	// WhichPlace asks for the number of a place, of those to Max; of the next list if that
	// is 0.
	WhichPlace struct {
		In  Language
		Max int
	}
	// ConfirmLanguage confirms a change of language and shows the menu.
	ConfirmLanguage struct{ In Language }
	// Privacy says what is kept about a person.
	Privacy struct{ In Language }
	// Forget deletes what is kept about a person and, unless Silently, says so.
	Forget struct {
		In       Language
		Silently bool
	}
	// NotUnderstood says what to send instead of what was shown.
	NotUnderstood struct {
		In   Language
		Kind Kind
	}
	// Apologize says that something failed, and to try again.
	Apologize struct{ In Language }
	// Nothing says nothing.
	Nothing struct{}
)

func (Welcome) action()         {}
func (Help) action()            {}
func (Chat) action()            {}
func (Unable) action()          {}
func (AskLocation) action()     {}
func (AskAgain) action()        {}
func (Search) action()          {}
func (SearchAround) action()    {}
func (SearchNear) action()      {}
func (RouteTo) action()         {}
func (Departures) action()      {}
func (Detail) action()          {}
func (CompareThese) action()    {}
func (NotTold) action()         {}
func (Card) action()            {}
func (Listen) action()          {}
func (Route) action()           {}
func (NoMore) action()          {}
func (NoSuchNumber) action()    {}
func (NoPageBefore) action()    {}
func (NotSaid) action()         {}
func (WhichPlace) action()      {}
func (ConfirmLanguage) action() {}
func (Privacy) action()         {}
func (Forget) action()          {}
func (NotUnderstood) action()   {}
func (Apologize) action()       {}
func (Nothing) action()         {}
