package load

import (
	"fmt"
	"regexp"
	"strings"

	"nearby/seed"
	"nearby/seed/fault"
)

// rounded counts ids such as 4.40105E+11, of which a spreadsheet has kept the beginning.
type rounded struct {
	rows  int64
	first string
}

var roundedID = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+\d+$`)

func (r *rounded) count(id string) {
	if !strings.Contains(id, "+") || !roundedID.MatchString(id) { // hardly any has a plus
		return
	}
	if r.rows++; r.rows == 1 {
		r.first = id
	}
}

// sharedID adds to the refusal of ids that different places share how to mend it: the
// columns that can take the place of the one with the ids.
func (d *dataSet) sharedID(refused error) error {
	if d.rounded.rows > 0 {
		refused = fmt.Errorf("%w; a spreadsheet has rounded %d of the ids, such as %q: format their column as text there and save "+
			"the file again", refused, d.rounded.rows, d.rounded.first)
	}
	in := d.files[0]
	hint := "--map external_id=COLUMN"
	if in.path != "-" {
		options := in.options.Seed
		options.Source = in.source
		if columns, err := seed.DistinctColumns(in.path, options); err == nil && len(columns) > 0 {
			hint += fmt.Sprintf(" (unique in the file: %s)", fault.List(columns))
		}
	}
	return fmt.Errorf("%w. Say which column tells the places apart with %s, leave the ids out with --map external_id=, "+
		"or load the last row of each id with --force", refused, hint)
}
