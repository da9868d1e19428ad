package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"nearby/store"
)

// summary is what a load did. Read is the sum of the other counts but deleted.
type summary struct {
	Source     string         `json:"source"`
	Read       int64          `json:"read"`
	Inserted   int64          `json:"inserted"`
	Updated    int64          `json:"updated"`
	Unchanged  int64          `json:"unchanged"`
	Deleted    int64          `json:"deleted"`
	Rejected   int64          `json:"rejected"`
	Duplicates int64          `json:"duplicates"`
	Reasons    map[string]int `json:"reasons"`
	Seconds    float64        `json:"seconds"`
	DryRun     bool           `json:"dry_run,omitempty"`
	Rejects    string         `json:"rejects,omitempty"` // the file with the rejected rows
	Doubt      string         `json:"doubt,omitempty"`   // why the datum may be another than was said
}

func (s *summary) add(l store.Loaded) {
	s.Inserted, s.Updated, s.Unchanged = l.Inserted, l.Updated, l.Unchanged
	s.Deleted, s.Duplicates = l.Deleted, l.Duplicates
}

func (c *seedCommand) print(w io.Writer, s summary) error {
	if c.Output == "json" {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(s)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// String is the summary for people: only what happened.
func (s summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d rows read in %.1f s", s.Source, s.Read, s.Seconds)
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
		{s.Duplicates, "duplicates, of which the last row counts"},
		{s.Rejected, "rejected"},
	} {
		if count.n > 0 {
			fmt.Fprintf(&b, "%9d %s\n", count.n, count.what)
		}
	}
	for _, code := range sortedKeys(s.Reasons) {
		fmt.Fprintf(&b, "%19d %s\n", s.Reasons[code], code)
	}
	if s.Rejects != "" {
		fmt.Fprintf(&b, "The rejected rows are in %s: mend them there and load that file with the same flags.\n", s.Rejects)
	}
	return b.String()
}

// printTable is one line for each load, for when there are several. failed are
// the files that were not loaded.
func printTable(w io.Writer, loads []summary, failed []string) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "read\tinserted\tupdated\tunchanged\tdeleted\tduplicates\trejected\tseconds\t  source")
	total := summary{Source: "all"}
	row := func(s summary) {
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f\t  %s\n", s.Read, s.Inserted, s.Updated,
			s.Unchanged, s.Deleted, s.Duplicates, s.Rejected, s.Seconds, s.Source)
	}
	for _, s := range loads {
		row(s)
		total.Read += s.Read
		total.Inserted += s.Inserted
		total.Updated += s.Updated
		total.Unchanged += s.Unchanged
		total.Deleted += s.Deleted
		total.Duplicates += s.Duplicates
		total.Rejected += s.Rejected
		total.Seconds += s.Seconds
	}
	row(total)
	for _, file := range failed {
		fmt.Fprintf(table, "\t\t\t\t\t\t\tnot loaded\t  %s\n", file)
	}
	return table.Flush()
}
