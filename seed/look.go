package seed

import (
	"cmp"
	"fmt"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// look reads the first rows and asks whether their places can be where they would be
// put. It never judges one row, and never a row by the ones beside it.
func (m *meaning) look() error {
	rows := m.sightings()
	if m.at[fieldLocation] != table.None {
		if err := m.findOrder(rows); err != nil {
			return err
		}
		for i := range rows {
			rows[i].at = rows[i].two.pair(m.location.order)
		}
	}
	if err := m.unproject(rows); err != nil {
		return err
	}
	for i := range rows {
		rows[i].at = m.location.unprojected(rows[i].at)
	}
	return m.checkWhereabouts(rows)
}

// fewest is how many places say something about a file.
const fewest = 2

// checkWhereabouts warns when most places are where they cannot be. It refuses the file
// when the rows themselves say that latitude and longitude are exchanged, unless a flag
// has said which is which.
func (m *meaning) checkWhereabouts(rows []sighting) error {
	read, other := verdictOf(rows, asRead), verdictOf(rows, exchanged)
	if wrong := read.nowhere + read.sea + read.abroad; len(rows) < fewest || 2*wrong <= len(rows) {
		return nil
	}
	text := read.String()
	if other.mostlyRight() {
		text += fmt.Sprintf("; with latitude and longitude exchanged they would be right: %q would be %s, not %s. %s reads them so",
			fault.Brief(rows[0].name), described(exchanged(rows[0])), described(rows[0].at), m.exchange())
	}
	said := 2*read.denied > len(rows) && 2*other.witnessed > len(rows)
	if (said || 2*read.nowhere > len(rows)) && other.mostlyRight() && !m.insisted() {
		return fault.Usagef("%s; %s insists", text, m.insist())
	}
	if 2*read.sea > len(rows) || 2*read.stated > len(rows) || other.mostlyRight() {
		m.table.Warnings = append(m.table.Warnings, fault.Warning{Code: "whereabouts", Text: text + lostMinus(rows), Rows: int64(read.sea + read.abroad)})
	}
	return nil
}

// lostMinus is a clause on which numbers lack a minus, if that would put most places
// where their rows say.
func lostMinus(rows []sighting) string {
	for _, of := range signless {
		if v := verdictOf(rows, of.read); 2*v.witnessed > len(rows) {
			return fmt.Sprintf("; with a minus before %s they would be right: %q would be %s. Mend the file, if the minus was lost there",
				of.said, fault.Brief(rows[0].name), described(of.read(rows[0])))
		}
	}
	return ""
}

// insisted tells whether a flag says which number is which.
func (m *meaning) insisted() bool {
	return m.options.Order != OrderAuto || m.located && m.at[fieldLocation] == table.None
}

// exchange is the flag that exchanges latitude and longitude.
func (m *meaning) exchange() string {
	if m.at[fieldLocation] != table.None {
		return "--order " + cmp.Or(m.location.order, LngLat).other().String()
	}
	return "--map lat=" + m.columnName(fieldLng) + ",lng=" + m.columnName(fieldLat)
}

// insist is the flag that keeps latitude and longitude as they were read.
func (m *meaning) insist() string {
	if m.at[fieldLocation] != table.None {
		return "--order " + cmp.Or(m.location.order, LngLat).String()
	}
	return "--map lat=" + m.columnName(fieldLat) + ",lng=" + m.columnName(fieldLng)
}
