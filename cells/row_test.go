package cells

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nearby/place"
)

func TestRowsKeepEverything(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(rapid.Just(""), rapid.String(), rapid.StringN(200, 400, -1))
	number := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 10))
	rapid.Check(t, func(t *rapid.T) {
		want := place.Place{Source: text.Draw(t, "source"), ExternalID: text.Draw(t, "id")}
		for _, c := range place.Columns {
			switch field := c.Of(&want).(type) {
			case *string:
				*field = text.Draw(t, c.Name)
			case *float64:
				*field = number.Draw(t, c.Name)
			}
		}
		got := place.Place{Rating: 7, Phone: "of the place before"}
		pack(&want).unpack(&got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("unpacked differs (-want +got):\n%s", diff)
		}
	})
}
