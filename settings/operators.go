package settings

import (
	"context"
	"time"

	"nearby/api"
	"nearby/api/operators"
	"nearby/usage"
	"nearby/wechat/platform"
)

// Operators says who is told in WeChat when something fails.
type Operators struct {
	Operators         string `env:"NEARBY_OPERATORS" placeholder:"OPENID,…" help:"OpenIDs that are told in WeChat when something fails, and whom 状态 tells how the system is."`
	OperatorsTemplate string `env:"NEARBY_OPERATORS_TEMPLATE" placeholder:"ID,FIELD=what,…" help:"Subscription notice for operators who may not get a message: its id, and what goes into its fields, as in ID,thing1=what,time2=when."`
}

// set adds who tells them; nobody where no operator is set.
func (s Operators) set(o *api.Options, api API, appID string, wrong *usage.Faults) {
	options := operators.Options{
		OpenIDs:  usage.Parsed(wrong, "NEARBY_OPERATORS", s.Operators, operators.ParseOpenIDs),
		Template: usage.Parsed(wrong, "NEARBY_OPERATORS_TEMPLATE", s.OperatorsTemplate, operators.ParseTemplate),
		AppID:    appID, Store: o.Store, Watcher: o.Watcher, Live: o.Live, Language: o.Language, Now: time.Now,
	}
	if len(options.OpenIDs) == 0 {
		return
	}
	calls := api.PlatformOptions(wrong, appID)
	if appID == "" || o.Store == nil {
		return // which is told already
	}
	shared, err := o.Store.AccessToken(appID, o.Secret)
	wrong.Add("NEARBY_SECRET", err)
	if err != nil {
		return
	}
	calls.TokenStore = orAlone(shared.Update)
	if options.Client, err = platform.New(calls); err != nil {
		return // so is that
	}
	o.Operators = operators.New(options)
}

// orAlone is a shared store of the token, without which this server asks for its own while
// the database is away: WeChat gives every server the same.
func orAlone(shared platform.TokenStore) platform.TokenStore {
	return func(ctx context.Context, update platform.TokenUpdate) error {
		var asked bool
		var failed error
		err := shared(ctx, func(ctx context.Context, stored []byte) (updated []byte, err error) {
			asked = true
			updated, failed = update(ctx, stored)
			return updated, failed
		})
		if err == nil || asked { // what could not be kept is asked for again by the others
			return failed
		}
		_, err = update(ctx, nil)
		return err
	}
}
