package api

import (
	"context"
	"errors"

	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/store"
	"nearby/wechat"
)

// compare tells several places of the list apart. The one that comes first is the one
// spoken of from then on: 怎么走 leads there.
func (x *exchange) compare(ctx context.Context, a dialogue.CompareThese) (wechat.Reply, error) {
	var all []reply.Numbered
	for i, id := range a.Of {
		p, err := x.store.Place(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return x.sorry(a.In, err), err
		}
		f, err := x.finder.Stop(ctx, p, a.From)
		if err != nil {
			return x.sorry(a.In, err), err
		}
		all = append(all, reply.Numbered{Found: f, Number: a.Numbers[i]})
	}
	if len(all) == 0 {
		return x.composer.Gone(a.In), nil
	}
	best := reply.Best(all, a.By)
	if len(best) == 1 {
		x.session.Picked = best[0].ID
	}
	return x.composer.Compare(a.In, all, best, a.By), nil
}
