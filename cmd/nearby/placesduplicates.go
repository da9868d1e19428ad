package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"nearby/plural"
	"nearby/settings"
	"nearby/store"
)

type placesNearDuplicates struct {
	output `set:"json=An array of objects; metres."`
}

// Run lists every pair, and says what becomes of them.
func (c *placesNearDuplicates) Run(ctx context.Context, database *settings.Database, std streams) error {
	return database.With(ctx, func(s *store.Store) error {
		if c.asJSON() {
			return listJSON(std.out, func(write func(pairJSON) error) error {
				return s.NearDuplicates(ctx, func(d store.NearDuplicate) error { return write(asPair(d)) })
			})
		}
		var pairs, shown int
		err := s.NearDuplicates(ctx, func(d store.NearDuplicate) error {
			pairs++
			if !d.A.Hidden && !d.B.Hidden {
				shown++
			}
			_, err := fmt.Fprintf(std.out, "%5.1f m  %-10s  %s  %s  %s\n", float64(d.Distance), d.Category,
				oneOfPair(d.A), oneOfPair(d.B), d.Name)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(std.err, "nearby:", saidOfPairs(pairs, shown))
		return nil
	})
}

// saidOfPairs says how many pairs there are, and what to do where both places are shown.
func saidOfPairs(pairs, shown int) string {
	const advice = "; to show one of each, say which sources are preferred: nearby places prefer SOURCE…"
	all := plural.Count(pairs, "pair", "pairs")
	switch shown {
	case 0:
		if pairs == 0 {
			return "no two sources have a place of one name and category within 30 m"
		}
		return all + ": one place of each is left out"
	case pairs:
		return all + ": both places of each are shown" + advice
	}
	return fmt.Sprintf("%s: both places are shown in %d of them%s", all, shown, advice)
}

// oneOfPair is one of a pair in a line.
func oneOfPair(t store.DuplicatePlace) string {
	hidden := ""
	if t.Hidden {
		hidden = ", left out"
	}
	return fmt.Sprintf("%s/%s (id %d%s)", t.Source, t.ExternalID, t.ID, hidden)
}

// pairJSON is a pair as --json prints it.
type pairJSON struct {
	Name     string          `json:"name"`
	Category string          `json:"category"`
	Distance metres3         `json:"distance"`
	Places   []duplicateJSON `json:"places"`
}

type duplicateJSON struct {
	ID         int64  `json:"id"`
	Source     string `json:"source"`
	ExternalID string `json:"external_id"`
	LeftOut    bool   `json:"left_out"`
}

func asPair(d store.NearDuplicate) pairJSON {
	return pairJSON{
		Name: d.Name, Category: d.Category, Distance: metres3(d.Distance),
		Places: []duplicateJSON{
			{d.A.ID, d.A.Source, d.A.ExternalID, d.A.Hidden},
			{d.B.ID, d.B.Source, d.B.ExternalID, d.B.Hidden},
		},
	}
}

// listJSON prints an array of what give hands on, a line each, without holding it.
func listJSON[T any](w io.Writer, give func(func(T) error) error) error {
	before := "["
	err := give(func(item T) error {
		if _, err := io.WriteString(w, before+"\n  "); err != nil {
			return err
		}
		before = ","
		line, err := json.Marshal(item)
		if err != nil {
			return err
		}
		_, err = w.Write(line)
		return err
	})
	if err != nil {
		return err
	}
	end := "\n]\n"
	if before == "[" {
		end = "[]\n"
	}
	_, err = io.WriteString(w, end)
	return err
}
