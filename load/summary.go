package load

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"nearby/plural"
	"nearby/seed/fault"
	"nearby/store"
)

// Summary is what a load did. Read is the sum of the other counts but deleted.
type Summary struct {
	Source        string          `json:"source"`
	Read          int64           `json:"read"`
	Inserted      int64           `json:"inserted"`
	Updated       int64           `json:"updated"`
	Unchanged     int64           `json:"unchanged"`
	Deleted       int64           `json:"deleted"`
	Rejected      int64           `json:"rejected"`
	Skipped       int64           `json:"skipped"` // as the file or the operator says so
	Merged        int64           `json:"merged"`  // rows that say more of a place of another row
	Duplicates    int64           `json:"duplicates"`
	Reasons       map[string]int  `json:"reasons"`
	Warnings      []fault.Warning `json:"warnings"`
	Seconds       float64         `json:"seconds"`
	DryRun        bool            `json:"dry_run,omitempty"`
	Rejects       string          `json:"rejects,omitempty"` // the file with the rejected rows
	DatumMismatch string          `json:"doubt,omitempty"`   // why the datum may be another than was said
}

func (s *Summary) add(l store.Loaded) {
	s.Inserted, s.Updated, s.Unchanged = l.Inserted, l.Updated, l.Unchanged
	s.Deleted, s.Duplicates, s.Merged = l.Deleted, l.Duplicates, l.Shared.Merged
	if n := l.Shared.Different; n > 0 {
		s.warn("shared_id", n, "%s the external_id of a different place, as %q is %q and %q: the last one counts",
			plural.Count(n, "row has", "rows have"), l.Shared.ExternalID, l.Shared.Name, l.Shared.Other)
	}
	if n := l.Shared.Disagree; n > 0 {
		s.warn("disagree", n, "%s something else of it, the first of %q (%q): the last one counts",
			plural.Count(n, "row repeats the external_id of a place and says", "rows repeat the external_id of a place and say"), l.Shared.DisagreeName, l.Shared.DisagreeID)
	}
	s.addRenamed(l.Renamed)
	if l.Unanalyzed {
		s.warn("unanalyzed", 0, "the statistics of places are not renewed, as this role may not: have the owner type "+
			"GRANT EXECUTE ON FUNCTION analyze_places() TO the role, or ANALYZE places now")
	}
	if l.DatumMismatch != nil {
		s.DatumMismatch = l.DatumMismatch.String()
		s.warn("datum", 0, "%s; load it again with the right --crs", s.DatumMismatch)
	}
}

// addRenamed says what became of places whose ids are not in the file.
func (s *Summary) addRenamed(r store.Renamed) {
	if r.Certain > 0 {
		s.warn("renamed", r.Certain, "%s", plural.Count(r.Certain,
			"place has another external_id than before; its name and where it is tell that it is the same, so links to it hold",
			"places have another external_id than before; their names and where they are tell that they are the same, so links to them hold"))
	}
	if r.Doubtful > 0 {
		s.warn("renamed_doubt", r.Doubtful, plural.Count(r.Doubtful,
			"place that the file does not have under its id may be a row of it with a new id, "+
				"but several of one name are near, as of %q: none is taken for the other",
			"places that the file does not have under their ids may be rows of it with new ids, "+
				"but several of one name are near, as of %q: none is taken for the other"), r.Example)
	}
	if r.Part > 0 {
		s.warn("renamed_doubt", r.Part, "%s", plural.Count(r.Part,
			"row has the name and the place of a place of the source and another id, but the file has "+
				"less than half of the source's places: it is taken for another",
			"rows have the name and the place of a place of the source and another id, but the file has "+
				"less than half of the source's places: they are taken for others"))
	}
	switch {
	case r.Stay == 0:
	case r.Unknown && r.Certain == 0:
		s.warn("stay", r.Stay, "none of the file's ids is known to the source, of which %s", plural.Count(r.Stay,
			"place stays as it is: is it the next release, --prune deletes it",
			"places stay as they are: is it the next release, --prune deletes them"))
	case r.Certain+r.Doubtful+r.Part > 0:
		s.warn("stay", r.Stay, "%s", plural.Count(r.Stay,
			"place of the source is not in the file and stays as it is; --prune deletes it",
			"places of the source are not in the file and stay as they are; --prune deletes them"))
	}
}

func (s *Summary) warn(code string, rows int64, format string, args ...any) {
	s.Warnings = append(s.Warnings, fault.Warning{Code: code, Text: fmt.Sprintf(format, args...), Rows: rows})
}

// String is the summary for people: only what happened.
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s read in %.1f s", s.Source, plural.Count(s.Read, "row", "rows"), s.Seconds)
	if s.DryRun {
		b.WriteString(" (dry run: nothing was kept)")
	}
	b.WriteByte('\n')
	for _, count := range []struct {
		n    int64
		what string
	}{
		{s.Inserted, "inserted"},
		{s.Updated, "updated"},
		{s.Unchanged, "unchanged"},
		{s.Deleted, "deleted"},
		{s.Skipped, "skipped"},
		{s.Merged, "merged: each told one more line of a stop"},
		{s.Duplicates, "duplicates, of which the last row counts"},
		{s.Rejected, "rejected"},
	} {
		if count.n > 0 {
			fmt.Fprintf(&b, "%9d %s\n", count.n, count.what)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(s.Reasons)) {
		fmt.Fprintf(&b, "%19d %s\n", s.Reasons[code], code)
	}
	if s.Rejects != "" {
		fmt.Fprintf(&b, "The rejected rows are in %s: mend them there and load that file with the same flags.\n", s.Rejects)
	}
	return b.String()
}

// Result is what became of several files.
type Result struct {
	Loaded []Summary
	Failed []string // the files that were not loaded
}

// Rejected tells whether any row was.
func (r Result) Rejected() bool {
	return slices.ContainsFunc(r.Loaded, func(s Summary) bool { return s.Rejected > 0 })
}

// Table is one line for each data set and each file that was not loaded, with the sums
// below; "" when there is one line alone.
func (r Result) Table() string {
	if len(r.Loaded)+len(r.Failed) < 2 {
		return ""
	}
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "read\tinserted\tupdated\tunchanged\tdeleted\tskipped\tmerged\tduplicates\trejected\tseconds\t  source")
	total := Summary{Source: "all"}
	for _, s := range r.Loaded {
		s.row(table)
		total.Read += s.Read
		total.Inserted += s.Inserted
		total.Updated += s.Updated
		total.Unchanged += s.Unchanged
		total.Deleted += s.Deleted
		total.Skipped += s.Skipped
		total.Merged += s.Merged
		total.Duplicates += s.Duplicates
		total.Rejected += s.Rejected
		total.Seconds += s.Seconds
	}
	total.row(table)
	for _, file := range r.Failed {
		fmt.Fprintf(table, "\t\t\t\t\t\t\t\t\tnot loaded\t  %s\n", file)
	}
	_ = table.Flush() // it writes to memory
	return b.String()
}

func (s Summary) row(w io.Writer) {
	fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f\t  %s\n", s.Read, s.Inserted, s.Updated,
		s.Unchanged, s.Deleted, s.Skipped, s.Merged, s.Duplicates, s.Rejected, s.Seconds, s.Source)
}
