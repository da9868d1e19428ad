package place

// Column is what a file, the database and an export have of a place, besides which
// place it is, its category and its position.
type Column struct {
	Name     string // in the database, in --map and in exports
	Searched bool   // a search for a word looks in it
	// Of points to the field: a *string, or a *float64 of which 0 means unknown.
	Of func(*Place) any
}

// Columns are all of them. The database's statements, exports and rows in memory
// are made from this list: a new column stands here, in the migration that adds
// it, and, with the headers by which files name it, in package seed.
var Columns = []Column{
	{"name", true, func(p *Place) any { return &p.Name }},
	{"name_en", true, func(p *Place) any { return &p.NameEN }},
	{"address", true, func(p *Place) any { return &p.Address }},
	{"phone", false, func(p *Place) any { return &p.Phone }},
	{"lines", true, func(p *Place) any { return &p.Lines }},
	{"opening_hours", false, func(p *Place) any { return &p.Hours }},
	{"zone", false, func(p *Place) any { return &p.Zone }},
	{"rating", false, func(p *Place) any { return &p.Rating }},
	{"price", false, func(p *Place) any { return &p.Price }},
	{"url", false, func(p *Place) any { return &p.URL }},
	{"image_url", false, func(p *Place) any { return &p.ImageURL }},
	{"audio_url", false, func(p *Place) any { return &p.AudioURL }},
}
