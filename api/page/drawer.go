package page

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"time"

	"github.com/maypok86/otter/v2"

	"nearby/picture"
)

// maxPictures bounds the memory of drawn pictures, in bytes.
const maxPictures = 16 << 20

// WeChat asks for a picture several times within seconds: for so long an address has
// the picture that it had, without a look at the data.
const (
	sameAddress  = 20 * time.Second
	maxAddressed = 10_000 // such addresses, some 3 MB
)

// pictures draws each picture once, however many ask for it, and not more at a time
// than there are processors: a flood of them must not starve the answers. How many
// wait is bounded by [limits].
type pictures struct {
	drawn *otter.Cache[[sha256.Size]byte, []byte]
	at    *otter.Cache[string, [sha256.Size]byte] // by token
	slots chan struct{}
	draw  func(picture.Map) ([]byte, error)
}

func newPictures() *pictures {
	return &pictures{
		drawn: otter.Must(&otter.Options[[sha256.Size]byte, []byte]{
			MaximumWeight: maxPictures,
			Weigher:       func(_ [sha256.Size]byte, png []byte) uint32 { return uint32(len(png)) }, //nolint:gosec // some kilobytes
		}),
		at: otter.Must(&otter.Options[string, [sha256.Size]byte]{
			MaximumSize:      maxAddressed,
			ExpiryCalculator: otter.ExpiryWriting[string, [sha256.Size]byte](sameAddress),
		}),
		slots: make(chan struct{}, runtime.GOMAXPROCS(0)),
		draw:  picture.Map.PNG,
	}
}

// again returns the picture that the address of a token had just now.
func (p *pictures) again(token string) (png []byte, ok bool) {
	key, ok := p.at.GetIfPresent(token)
	if !ok {
		return nil, false
	}
	return p.drawn.GetIfPresent(key)
}

// of returns the picture of a map, by what is on it: whoever asks for the same
// gets the same bytes.
func (p *pictures) of(ctx context.Context, m picture.Map, token string) ([]byte, error) {
	key := sha256.Sum256(fmt.Appendf(nil, "%+v", m))
	draw := func(ctx context.Context, _ [sha256.Size]byte) ([]byte, error) {
		select {
		case p.slots <- struct{}{}:
			defer func() { <-p.slots }()
			return p.draw(m)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	png, err := p.drawn.Get(ctx, key, otter.LoaderFunc[[sha256.Size]byte, []byte](draw))
	if err == nil {
		p.at.Set(token, key)
	}
	return png, err
}
