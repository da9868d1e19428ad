package reply

import (
	"strings"

	"nearby/api/dialogue"
	"nearby/api/lookup"
	"nearby/kind"
	"nearby/place"
)

// qualities are what is asked of places besides what they are and where: 人均 50 以下.
// That they are open now is said by itself.
func (p *phrases) qualitiesOf(want dialogue.Want) []string {
	var all []string
	if want.PriceMin > 0 || want.PriceMax > 0 {
		all = append(all, p.qualities.price(want.PriceMin, want.PriceMax))
	}
	if want.RatingMin > 0 {
		all = append(all, p.qualities.stars(want.RatingMin))
	}
	if want.OpenAt > 0 {
		all = append(all, p.qualities.openAt(want.OpenAt.String()))
	}
	if want.AllDay {
		all = append(all, p.qualities.allDay)
	}
	return append(all, p.refused(want.Without)...)
}

// refused says what is not wanted.
func (p *phrases) refused(refused dialogue.Refused) []string {
	var kinds, names []string
	for _, what := range refused.All() {
		if of := kind.Kind(what); len(of.Words()) > 0 {
			kinds = append(kinds, p.category(place.Category{NameZH: of.Names().Hans, NameEN: of.Names().English}))
			continue
		}
		names = append(names, p.qualities.notNamed(what))
	}
	if kinds != nil {
		names = append([]string{p.qualities.noKind(kinds)}, names...)
	}
	return names
}

// such is what is wanted with its qualities, as a subject.
func (p *phrases) such(want dialogue.Want, subject string) string {
	all := p.qualitiesOf(want)
	if want.OpenNow {
		subject = p.onlyOpen(subject)
	}
	if len(all) == 0 {
		return subject
	}
	return p.qualities.such(all, subject)
}

// inPlaceOf says what is looked for in the place of what was typed.
func (p *phrases) inPlaceOf(want dialogue.Want) string {
	if kind.IsDish(want.Guessed) {
		return p.servedBy(want.Guessed, want.Kind)
	}
	return p.guessed(want.Guessed, want.Guess.Said, want.Guess.Or)
}

// notes are lines over a list: the filters that the title has no room for, how many
// places were passed over as they lack a value, and in which order they are.
func (c Composer) notes(in dialogue.Language, page lookup.Page, title string) []string {
	p := phrasesIn(in)
	var all []string
	if qualities := p.qualitiesOf(page.Want); len(qualities) > 0 && page.Number == 1 && !strings.Contains(title, qualities[0]) {
		all = append(all, p.qualities.only(qualities))
	}
	if page.Number == 1 && page.Want.Guessed != "" {
		all = append(all, p.inPlaceOf(page.Want))
	}
	if page.List.One || page.Number > 1 {
		return all
	}
	if page.Want.Untold != "" {
		all = append(all, p.qualities.untold(page.Want.Untold))
	}
	unknown, shown := 0, 0
	for _, g := range page.Groups {
		unknown, shown = unknown+g.Unknown, shown+g.Count
	}
	measure := ""
	if len(page.Groups) == 1 {
		measure = p.measure(page.Groups[0].Category)
	} else {
		measure = p.measure(place.Category{})
	}
	lacks, filtered := lackingOf(page.Want)
	switch ordered := p.qualities.ordered[page.Want.Order]; {
	case filtered && unknown > 0:
		all = append(all, p.qualities.others(unknown, measure, p.qualities.lacks[lacks]))
	case ordered == "" || filtered:
	case unknown >= shown:
		all = append(all, p.qualities.allLack(p.qualities.lacks[lacks]))
	case unknown > 0:
		all = append(all, ordered+p.qualities.lackLast(unknown, measure, p.qualities.lacks[lacks]))
	default:
		all = append(all, ordered)
	}
	return all
}

// lackingOf is what places may have not got that a wish filters or else orders by.
func lackingOf(want dialogue.Want) (lacks lacking, filtered bool) {
	var all []lacking
	if want.PriceMin > 0 || want.PriceMax > 0 {
		all = append(all, lacksPrice)
	}
	if want.RatingMin > 0 {
		all = append(all, lacksRating)
	}
	if want.OpenNow || want.OpenAt > 0 || want.AllDay {
		all = append(all, lacksHours)
	}
	switch {
	case len(all) > 1:
		return lacksValue, true
	case len(all) == 1:
		return all[0], true
	case want.Order == dialogue.ByPrice, want.Order == dialogue.Dearest:
		return lacksPrice, false
	}
	return lacksRating, false
}
