package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"nearby/wechat/platform"
)

type menuCommand struct {
	callSettings

	Get    menuGet    `cmd:"" help:"Print the account's menu, as apply takes it."`
	Apply  menuApply  `cmd:"" help:"Make the account's menu what a file says."`
	Delete menuDelete `cmd:"" help:"Delete the account's menu, the conditional ones as well."`
}

type (
	menuGet struct {
		Output string `default:"yaml" enum:"yaml,json" help:"yaml or json."`
	}
	menuApply struct {
		File   string `arg:"" help:"The menu, in YAML or JSON; - reads standard input."`
		DryRun bool   `help:"Only show what would change."`
	}
	menuDelete struct{}
)

// Run prints the menu.
func (c *menuGet) Run(ctx context.Context, all *commands, std streams) error {
	client, done, err := all.Menu.connect(std)
	if err != nil {
		return err
	}
	defer done()
	menus, err := client.Menus(ctx)
	if err != nil {
		return err
	}
	newestFirst(menus.Conditional)
	return asFile(menus).write(std.out, c.Output)
}

// Run shows what changes and changes it. Whether the file is sound is known
// before anything is sent.
func (c *menuApply) Run(ctx context.Context, all *commands, std streams) error {
	wanted, err := readMenu(c.File, std.in)
	if err != nil {
		return err
	}
	client, done, err := all.Menu.connect(std)
	if err != nil {
		return err
	}
	defer done()
	present, err := menusOf(ctx, client)
	if err != nil {
		return err
	}
	change := menuChange{from: present, to: wanted}
	if change.none() {
		fmt.Fprintln(std.err, "nearby: the account has this menu already")
		return nil
	}
	if _, err := io.WriteString(std.out, change.String()); err != nil {
		return err
	}
	if c.DryRun {
		fmt.Fprintln(std.err, "nearby: dry run: nothing was changed")
		return nil
	}
	if err := change.make(ctx, client); err != nil {
		return err
	}
	fmt.Fprintln(std.err, "nearby: done; people see it within five minutes")
	return nil
}

// Run shows what goes and deletes it.
func (menuDelete) Run(ctx context.Context, all *commands, std streams) error {
	client, done, err := all.Menu.connect(std)
	if err != nil {
		return err
	}
	defer done()
	present, err := menusOf(ctx, client)
	if err != nil {
		return err
	}
	change := menuChange{from: present}
	if change.none() {
		fmt.Fprintln(std.err, "nearby: the account has no menu")
		return nil
	}
	if _, err := io.WriteString(std.out, change.String()); err != nil {
		return err
	}
	return client.DeleteMenu(ctx)
}

// menusOf returns the account's menus, of which there need not be any.
func menusOf(ctx context.Context, client *platform.Client) (platform.Menus, error) {
	menus, err := client.Menus(ctx)
	if errors.Is(err, platform.ErrNoMenu) {
		return platform.Menus{}, nil
	}
	newestFirst(menus.Conditional)
	return menus, err
}

// newestFirst is the order in which WeChat tries conditional menus, and files
// have them.
func newestFirst(menus []platform.ConditionalMenu) {
	slices.SortStableFunc(menus, func(a, b platform.ConditionalMenu) int {
		return -cmp.Compare(menuNumber(a), menuNumber(b))
	})
}

// menuNumber is the id, which WeChat counts upwards.
func menuNumber(m platform.ConditionalMenu) int64 {
	n, _ := strconv.ParseInt(m.ID, 10, 64)
	return n
}

// make sends what differs, and nothing twice that an interrupted run has sent
// and the next one finds. New conditional menus come before the old ones go, so
// that nobody sees the default menu for a moment; the first of the file is added
// last, because WeChat prefers the newest.
func (c menuChange) make(ctx context.Context, client *platform.Client) error {
	if c.defaultDiffers() {
		if err := client.CreateMenu(ctx, c.to.Default); err != nil {
			return err
		}
	}
	if !c.conditionalDiffer() {
		return nil
	}
	for _, m := range slices.Backward(c.to.Conditional) {
		if _, err := client.AddConditionalMenu(ctx, m.Menu, m.Match); err != nil {
			return unfinished(err)
		}
	}
	for _, m := range c.from.Conditional {
		if err := client.DeleteConditionalMenu(ctx, m.ID); err != nil {
			return unfinished(err)
		}
	}
	return nil
}

func unfinished(err error) error {
	return fmt.Errorf("the conditional menus are changed in part, apply again to finish: %w", err)
}
