package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"nearby/category"
	"nearby/place"
	"nearby/settings"
	"nearby/store"
	"nearby/usage"
)

type categoryCommand struct {
	settings.Database

	List   categoryList   `cmd:"" default:"withargs" help:"The categories in the order of the menu."`
	Add    categoryAdd    `cmd:"" help:"Add a category; servers show it within ten seconds."`
	Edit   categoryEdit   `cmd:"" help:"Change names, words or the place in the menu."`
	Delete categoryDelete `cmd:"" help:"Delete a category that no place is in."`
}

type (
	categoryList struct {
		output `set:"json=An array of objects."`
	}
	categoryAdd struct {
		Slug string `arg:"" help:"Its name in commands, files and links: lower-case letters, digits, _ and -."`

		ZH       string   `name:"zh" required:"" placeholder:"NAME" help:"What the menu calls it in Chinese."`
		EN       string   `name:"en" required:"" placeholder:"NAME" help:"What the menu calls it in English."`
		Alias    []string `placeholder:"WORD,…" help:"More words that people type, and files have, for it."`
		Position int      `help:"Its number in the menu (the last)."`
	}
	categoryEdit struct {
		Slug string `arg:"" help:"The category; its slug stays as it is."`

		ZH          string   `name:"zh" placeholder:"NAME" help:"What the menu calls it in Chinese."`
		EN          string   `name:"en" placeholder:"NAME" help:"What the menu calls it in English."`
		Alias       []string `placeholder:"WORD,…" help:"Words to add to those that mean it."`
		RemoveAlias []string `placeholder:"WORD,…" help:"Words that mean it no more."`
		Position    int      `help:"Its number in the menu."`
	}
	categoryDelete struct {
		Slug string `arg:"" help:"The category."`
	}
)

// Run prints the categories with how many places are in each.
func (c *categoryList) Run(ctx context.Context, database *settings.Database, std streams) error {
	return database.With(ctx, func(s *store.Store) error {
		categories, err := s.Categories(ctx)
		if err != nil {
			return err
		}
		data, err := s.Dataset(ctx)
		if err != nil {
			return err
		}
		places := make(map[string]int64)
		for i, slug := range data.Categories {
			places[slug] = data.Counts[i]
		}
		if c.JSON {
			return printJSON(std.out, asCategories(categories, places))
		}
		return printCategories(std.out, categories, places)
	})
}

// categoryJSON is a category as --json prints it.
type categoryJSON struct {
	Position int      `json:"position"`
	Slug     string   `json:"slug"`
	NameZH   string   `json:"name_zh"`
	NameEN   string   `json:"name_en"`
	Aliases  []string `json:"aliases"`
	Places   int64    `json:"places"`
}

func asCategories(categories []place.Category, places map[string]int64) []categoryJSON {
	all := make([]categoryJSON, len(categories))
	for i, c := range categories {
		all[i] = categoryJSON{c.Position, c.Slug, c.NameZH, c.NameEN, append([]string{}, c.Aliases...), places[c.Slug]}
	}
	return all
}

func printCategories(w io.Writer, categories []place.Category, places map[string]int64) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "position\tslug\tplaces\tEnglish\tChinese and other words")
	for _, c := range categories {
		fmt.Fprintf(table, "%d\t%s\t%d\t%s\t%s\n", c.Position, c.Slug, places[c.Slug], c.NameEN,
			strings.Join(append([]string{c.NameZH}, c.Aliases...), ", "))
	}
	return table.Flush()
}

// Run adds a category.
func (c *categoryAdd) Run(ctx context.Context, database *settings.Database, std streams) error {
	return changeCategories(ctx, database, std, c.Slug+" is added", func(present []place.Category) ([]place.Category, error) {
		return category.Add(present, place.Category{
			Slug: c.Slug, NameZH: c.ZH, NameEN: c.EN, Aliases: c.Alias, Position: c.Position,
		})
	})
}

// Run changes a category.
func (c *categoryEdit) Run(ctx context.Context, database *settings.Database, std streams) error {
	return changeCategories(ctx, database, std, c.Slug+" is changed", func(present []place.Category) ([]place.Category, error) {
		return category.Edit(present, c.Slug, category.Changes{
			NameZH: c.ZH, NameEN: c.EN, Add: c.Alias, Remove: c.RemoveAlias, Position: c.Position,
		})
	})
}

// Run deletes a category.
func (c *categoryDelete) Run(ctx context.Context, database *settings.Database, std streams) error {
	err := changeCategories(ctx, database, std, c.Slug+" is deleted", func(present []place.Category) ([]place.Category, error) {
		return category.Delete(present, c.Slug)
	})
	var used *store.CategoryInUseError
	if errors.As(err, &used) {
		return fmt.Errorf("%w: delete their sources (nearby places delete --source NAME), or give them another "+
			"category: nearby places export --category %s --out FILE, change the column, nearby seed FILE",
			used, used.Slug)
	}
	return err
}

// changeCategories does one change and says so.
func changeCategories(
	ctx context.Context, database *settings.Database, std streams, done string,
	decide func([]place.Category) ([]place.Category, error),
) error {
	return database.With(ctx, func(s *store.Store) error {
		if err := s.ChangeCategories(ctx, decide); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.out, "%s; servers show it within ten seconds\n", done)
		return err
	})
}

// checkCategory refuses a --category that is not there.
func checkCategory(ctx context.Context, s *store.Store, slug string) error {
	categories, err := s.Categories(ctx)
	if err != nil {
		return err
	}
	slugs := category.Slugs(categories)
	if !slices.Contains(slugs, slug) {
		return usage.Errorf("--category: there is no %q; known are %v", slug, slugs)
	}
	return nil
}
