package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"nearby/plural"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type loadsCommand struct {
	settings.Database

	List loadsList `cmd:"" default:"withargs" help:"The last loads, newest first."`
	Undo loadsUndo `cmd:"" help:"Take back the last load that changed anything."`
}

type (
	loadsList struct {
		Limit int `default:"20" help:"How many."`

		output `set:"json=An array of objects, newest first; times in UTC."`
	}
	loadsUndo struct{}
)

// Run prints the history of loads. Who ran them is not kept.
func (c *loadsList) Run(ctx context.Context, database *settings.Database, std streams) error {
	if c.Limit < 1 {
		return usage.Errorf("--limit: %d is not 1 or more", c.Limit)
	}
	return database.With(ctx, func(s *store.Store) error {
		loads, err := s.Loads(ctx, c.Limit)
		if err != nil {
			return err
		}
		if c.asJSON() {
			return printJSON(std.out, asLoads(loads))
		}
		table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "load\twhen\tsource\tinserted\tupdated\tunchanged\tdeleted\trejected\tfile\tsha-256\t")
		for _, l := range loads {
			state := ""
			if l.UndoneAt != nil {
				state = "undone " + l.UndoneAt.Local().Format("2006-01-02 15:04")
			}
			fmt.Fprintf(table, "%d\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\t%.12s\t%s\n", l.ID,
				l.LoadedAt.Local().Format("2006-01-02 15:04:05"), l.Source, l.Inserted, l.Updated,
				l.Unchanged, l.Deleted, l.Rejected, l.File, hex.EncodeToString(l.Checksum), state)
		}
		return table.Flush()
	})
}

// loadJSON is a load as --json prints it.
type loadJSON struct {
	ID        int64      `json:"id"`
	LoadedAt  time.Time  `json:"loaded_at"`
	UndoneAt  *time.Time `json:"undone_at"` // null: it holds
	Source    string     `json:"source"`
	Inserted  int64      `json:"inserted"`
	Updated   int64      `json:"updated"`
	Unchanged int64      `json:"unchanged"`
	Deleted   int64      `json:"deleted"`
	Rejected  int64      `json:"rejected"`
	File      string     `json:"file"`
	SHA256    string     `json:"sha256"`
}

func asLoads(loads []store.Entry) []loadJSON {
	all := make([]loadJSON, len(loads))
	for i, l := range loads {
		all[i] = loadJSON{
			ID: l.ID, LoadedAt: l.LoadedAt.UTC(), Source: l.Source,
			Inserted: l.Inserted, Updated: l.Updated, Unchanged: l.Unchanged, Deleted: l.Deleted, Rejected: l.Rejected,
			File: l.File, SHA256: hex.EncodeToString(l.Checksum),
		}
		if l.UndoneAt != nil {
			undone := l.UndoneAt.UTC()
			all[i].UndoneAt = &undone
		}
	}
	return all
}

// Run takes the last change back.
func (loadsUndo) Run(ctx context.Context, database *settings.Database, std streams) error {
	return database.With(ctx, func(s *store.Store) error {
		sayWaiting(s, std.err)
		l, err := s.UndoLoad(ctx)
		if errors.Is(err, store.ErrNothingToUndo) {
			return fmt.Errorf("%w: only the last one that changed anything can be taken back", store.ErrNothingToUndo)
		}
		if errors.Is(err, store.ErrCategoryGone) {
			return fmt.Errorf("%w: add it again (nearby category add) and load the file again", err)
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.out, "load %d of %s is undone: %s taken out, %s\n",
			l.ID, l.Source, plural.Count(l.Inserted, "place", "places"),
			plural.Count(l.Updated+l.Deleted, "put back as it was", "put back as they were"))
		return err
	})
}
