package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nearby/plural"
	"nearby/settings"
	"nearby/store"
	"nearby/terminal"
	"nearby/usage"
)

type placesCommand struct {
	settings.Database

	Stats          placesStats          `cmd:"" help:"How many places there are, how old, and what they lack; a map of them."`
	Export         placesExport         `cmd:"" help:"Write places as a file that nearby seed loads back."`
	Delete         placesDelete         `cmd:"" help:"Delete all places of a source; nearby loads undo takes it back."`
	NearDuplicates placesNearDuplicates `cmd:"" help:"List places that two sources have: same name and category, 30 m apart at most."`
	Prefer         placesPrefer         `cmd:"" help:"Say which sources are preferred where several have the same place."`
}

type (
	placesDelete struct {
		Source string `required:"" placeholder:"NAME" help:"The source whose places go."`
		DryRun bool   `help:"Do everything, then take it back."`
		Yes    bool   `help:"Do not ask."`
	}
	placesPrefer struct {
		Sources []string `arg:"" optional:"" name:"source" help:"The most preferred first; without any the order is shown."`
		None    bool     `help:"Prefer none: show all places of all sources."`
	}
)

// Run deletes a source, after asking.
func (c *placesDelete) Run(ctx context.Context, database *settings.Database, std streams) error {
	return database.With(ctx, func(s *store.Store) error {
		sayWaiting(s, std.err)
		source, err := knownSource(ctx, s, c.Source)
		if err != nil {
			return err
		}
		if !c.Yes && !c.DryRun {
			if err := confirm(std, fmt.Sprintf("delete %s of %s?", plural.Count(source.Places, "place", "places"), source.Name)); err != nil {
				return err
			}
		}
		deleted, err := s.DeleteSource(ctx, source.Name, c.DryRun)
		if err != nil {
			return err
		}
		how := "deleted; nearby loads undo takes that back"
		if c.DryRun {
			how = "would be deleted (dry run: nothing was changed)"
		}
		_, err = fmt.Fprintf(std.out, "%s of %s %s\n", plural.Count(deleted, "place", "places"), source.Name, how)
		return err
	})
}

// knownSource returns a source by its name.
func knownSource(ctx context.Context, s *store.Store, name string) (store.Source, error) {
	sources, err := s.Sources(ctx)
	if err != nil {
		return store.Source{}, err
	}
	i := slices.IndexFunc(sources, func(known store.Source) bool { return known.Name == name })
	if i < 0 {
		return store.Source{}, noSource(name, sources)
	}
	return sources[i], nil
}

func noSource(name string, known []store.Source) error {
	if len(known) == 0 {
		return usage.Errorf("there is no source %q: nothing has been loaded yet", name)
	}
	names := make([]string, len(known))
	for i, source := range known {
		names[i] = source.Name
	}
	return usage.Errorf("there is no source %q; there are %s", name, strings.Join(names, ", "))
}

// confirm asks on a terminal. Where there is none nobody can have agreed.
func confirm(std streams, question string) error {
	if !terminal.Is(std.in) {
		return usage.Errorf("this deletes data, and there is no terminal to ask on: say --yes")
	}
	return ask(std, question)
}

// ask puts a question, to which anything but yes is no.
func ask(std streams, question string) error {
	fmt.Fprintf(std.err, "%s [y/N] ", question)
	answer, err := bufio.NewReader(std.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return errors.New("nothing was deleted")
}

// Run sets the order, or shows it, and says what is left out because of it.
func (c *placesPrefer) Run(ctx context.Context, database *settings.Database, std streams) error {
	if c.None && len(c.Sources) > 0 {
		return usage.Errorf("--none goes with no source")
	}
	return database.With(ctx, func(s *store.Store) error {
		sayWaiting(s, std.err)
		if err := c.known(ctx, s); err != nil {
			return err
		}
		if c.None || len(c.Sources) > 0 {
			if err := s.Prefer(ctx, c.Sources); err != nil {
				return err
			}
		}
		return printPreferred(ctx, s, std.out)
	})
}

// known tells whether each source is there, and named once.
func (c *placesPrefer) known(ctx context.Context, s *store.Store) error {
	for i, name := range c.Sources {
		if slices.Contains(c.Sources[:i], name) {
			return usage.Errorf("source %q is named twice", name)
		}
		if _, err := knownSource(ctx, s, name); err != nil {
			return err
		}
	}
	return nil
}

func printPreferred(ctx context.Context, s *store.Store, w io.Writer) error {
	preferred, err := s.PreferredSources(ctx)
	if err != nil {
		return err
	}
	_, _, counted, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	if len(preferred) == 0 {
		fmt.Fprintln(w, "no source is preferred: all places of all sources are shown")
		return nil
	}
	for i, source := range preferred {
		fmt.Fprintf(w, "%3d  %s\n", i+1, source)
	}
	_, err = fmt.Fprintf(w, plural.Count(counted.LeftOut,
		"of %d places is left out of answers, as a more preferred source has the same\n",
		"of %d places are left out of answers, as a more preferred source has the same\n"), counted.Places)
	return err
}
