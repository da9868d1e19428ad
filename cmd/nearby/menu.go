package main

import (
	"context"
	"fmt"
	"io"

	"nearby/settings"
	"nearby/wechat/menu"
	"nearby/wechat/platform"
)

type menuCommand struct {
	settings.Platform

	Get    menuGet    `cmd:"" help:"Print the account's menu, as apply takes it."`
	Apply  menuApply  `cmd:"" help:"Make the account's menu what a file says."`
	Delete menuDelete `cmd:"" help:"Delete the account's menu, the conditional ones as well."`
}

type (
	menuGet struct {
		JSON   bool   `name:"json" help:"JSON instead of YAML."`
		Output string `default:"yaml" enum:"yaml,json" help:"yaml or json."`
	}
	menuApply struct {
		File   string `arg:"" help:"The menu, in YAML or JSON; - reads standard input."`
		DryRun bool   `help:"Only show what would change."`
	}
	menuDelete struct{}
)

// Run prints the menu.
func (c *menuGet) Run(ctx context.Context, account *settings.Platform, std streams) error {
	return account.Connect(std.err, func(client *platform.Client) error {
		menus, err := menu.Get(ctx, client)
		if err != nil {
			return err
		}
		file := menu.FileOf(menus)
		if c.JSON || c.Output == "json" {
			return printJSON(std.out, file)
		}
		return file.WriteYAML(std.out)
	})
}

// Run shows what changes and changes it. Whether the file is sound is known
// before anything is sent.
func (c *menuApply) Run(ctx context.Context, account *settings.Platform, std streams) error {
	wanted, err := menu.Read(c.File, std.in)
	if err != nil {
		return err
	}
	return account.Connect(std.err, func(client *platform.Client) error {
		present, err := menu.Present(ctx, client)
		if err != nil {
			return err
		}
		change := menu.Change{From: present, To: wanted}
		if change.None() {
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
		if err := change.Make(ctx, client); err != nil {
			return err
		}
		fmt.Fprintln(std.err, "nearby: done; people see it within five minutes")
		return nil
	})
}

// Run shows what goes and deletes it.
func (menuDelete) Run(ctx context.Context, account *settings.Platform, std streams) error {
	return account.Connect(std.err, func(client *platform.Client) error {
		present, err := menu.Present(ctx, client)
		if err != nil {
			return err
		}
		change := menu.Change{From: present}
		if change.None() {
			fmt.Fprintln(std.err, "nearby: the account has no menu")
			return nil
		}
		if _, err := io.WriteString(std.out, change.String()); err != nil {
			return err
		}
		return client.DeleteMenu(ctx)
	})
}
