package menu

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"nearby/wechat/platform"
)

// Get returns the account's menus, the conditional ones in the order of a file. The
// error is platform.ErrNoMenu when there is none.
func Get(ctx context.Context, client *platform.Client) (platform.Menus, error) {
	menus, err := client.Menus(ctx)
	newestFirst(menus.Conditional)
	return menus, err
}

// Present returns the account's menus as Get does, and empty ones when there is none.
func Present(ctx context.Context, client *platform.Client) (platform.Menus, error) {
	menus, err := Get(ctx, client)
	if errors.Is(err, platform.ErrNoMenu) {
		return platform.Menus{}, nil
	}
	return menus, err
}

// newestFirst is the order in which WeChat tries conditional menus, and files
// have them.
func newestFirst(menus []platform.ConditionalMenu) {
	slices.SortStableFunc(menus, func(a, b platform.ConditionalMenu) int {
		return -cmp.Compare(number(a), number(b))
	})
}

// number is the id, which WeChat counts upwards.
func number(m platform.ConditionalMenu) int64 {
	n, _ := strconv.ParseInt(m.ID, 10, 64)
	return n
}

// Make sends what differs, and nothing twice that an interrupted run has sent
// and the next one finds. New conditional menus come before the old ones go, so
// that nobody sees the default menu for a moment; the first of the file is added
// last, because WeChat prefers the newest.
func (c Change) Make(ctx context.Context, client *platform.Client) error {
	if c.defaultDiffers() {
		if err := client.CreateMenu(ctx, c.To.Default); err != nil {
			return err
		}
	}
	if !c.conditionalDiffer() {
		return nil
	}
	for _, m := range slices.Backward(c.To.Conditional) {
		if mustStay(m, c.From.Conditional) {
			continue
		}
		if _, err := client.AddConditionalMenu(ctx, m.Menu, m.Match); err != nil {
			return unfinished(err)
		}
	}
	for _, m := range c.From.Conditional {
		if mustStay(m, c.To.Conditional) {
			continue
		}
		if err := client.DeleteConditionalMenu(ctx, m.ID); err != nil {
			return unfinished(err)
		}
	}
	return nil
}

// mustStay tells whether a menu stays as it is, because WeChat would not take it again for
// the same people.
func mustStay(m platform.ConditionalMenu, others []platform.ConditionalMenu) bool {
	return m.Match.Retired() && slices.ContainsFunc(others, func(o platform.ConditionalMenu) bool {
		return o.Match == m.Match && sameButtons(o.Buttons, m.Buttons)
	})
}

func unfinished(err error) error {
	return fmt.Errorf("the conditional menus are changed in part, apply again to finish: %w", err)
}
