package load

import (
	"fmt"

	"nearby/seed"
	"nearby/seed/fault"
)

// sharedID adds to the refusal of ids that different places share how to mend it: the
// columns that can take the place of the one with the ids.
func (d *dataSet) sharedID(refused error) error {
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
