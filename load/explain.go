package load

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/geo"
	"nearby/maplink"
	"nearby/place"
	"nearby/plural"
	"nearby/seed"
	"nearby/usage"
)

// Explain prints what each file is taken for, to people. It is a wrong call, though one
// that was answered, when flags must say more before a file can be loaded.
func Explain(w io.Writer, files []string, o seed.Options) error {
	var missing []error
	for i, path := range files {
		if path == "-" {
			return usage.Errorf("--explain reads a file twice, which standard input does not allow")
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		if seed.IsTimetable(path, o) {
			if err := explainTimetable(w, path, o); err != nil {
				return err
			}
			continue
		}
		e, err := seed.Explain(path, o)
		if err != nil {
			return fileError(path, err)
		}
		if _, err := io.WriteString(w, explained(path, e, o.Region)); err != nil {
			return err
		}
		if e.Missing != nil {
			missing = append(missing, fileError(path, e.Missing))
		}
	}
	return errors.Join(missing...)
}

// explained is an explanation for people.
func explained(path string, e seed.Explanation, region geo.Region) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", path)
	if len(e.Sample) > 0 { // first, as they show at once whether the encoding is right
		fmt.Fprintf(&b, "names      %s\n", names(e.Sample))
	}
	fmt.Fprint(&b, e.Understanding)
	for _, p := range e.Sample {
		fmt.Fprintf(&b, "\n%s (%s)", p.Name, detail(p))
		at, providers := e.Places(p, region), []maplink.Provider{maplink.OSM, maplink.Tencent}
		if e.Datum == 0 {
			providers = providers[:1] // to compare three places one map is enough
		}
		for d := geo.DatumWGS84; d <= geo.DatumBD09; d++ {
			if q, ok := at[d]; ok {
				fmt.Fprintf(&b, "\n  read as %s: %.6f, %.6f", d, q.Lat, q.Lng)
				b.WriteString(mapLinks(providers, maplink.Pin{At: q, Name: p.Name}, region))
			}
		}
	}
	if len(e.Sample) > 0 {
		b.WriteByte('\n')
	}
	if e.Read > 0 {
		fmt.Fprintf(&b, "\n%s, of which %d would be rejected", plural.Count(e.Read, "row", "rows"), e.Rejected())
		if e.Skipped > 0 {
			fmt.Fprintf(&b, " and %d skipped", e.Skipped)
		}
		b.WriteByte('\n')
	}
	slices.SortStableFunc(e.Faults, func(x, y seed.Faults) int { return int(y.Rows - x.Rows) })
	for _, f := range e.Faults {
		fmt.Fprintf(&b, "%9d %s, the first: %v\n", f.Rows, f.Code, f.First)
	}
	if h := e.Hours; h.Rows > 0 {
		have := "have"
		if h.Rows == 1 {
			have = "has"
		}
		fmt.Fprintf(&b, "%9d %s opening hours, of which %s understood\n", h.Rows, have, plural.Count(h.Understood, "is", "are"))
	}
	if unclear := e.Hours.Unclear(); unclear != "" {
		fmt.Fprintf(&b, "%9d not understood, which are shown as they are written: %s\n", e.Hours.Rows-e.Hours.Understood, unclear)
	}
	for _, note := range e.Notes {
		fmt.Fprintf(&b, "note       %s\n", note)
	}
	return b.String()
}

// names are those of places, in a line.
func names(places []place.Place) string {
	all := make([]string, len(places))
	for i, p := range places {
		all[i] = p.Name
	}
	return strings.Join(all, " · ")
}

// detail is what a place has besides its name.
func detail(p place.Place) string {
	parts := []string{cmp.Or(p.Category, "(no category)"), p.Kind, p.NameEN, p.Address, p.Lines, p.Phone, p.Hours}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// mapLinks show a place on two maps, one of which shifts in China and one not:
// when both put it right, the datum is right.
func mapLinks(providers []maplink.Provider, p maplink.Pin, region geo.Region) string {
	var b strings.Builder
	for _, provider := range providers {
		b.WriteString("\n    " + maplink.Maker{Provider: provider, Region: region, App: "nearby"}.Place(p))
	}
	return b.String()
}
