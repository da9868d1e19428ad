package settings

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nearby/geo"
)

// maxRadius keeps a search from reaching round the earth.
const maxRadius = 50_000

// parseRadii reads metres separated by commas, each larger than the one before.
func parseRadii(text string) ([]geo.Metres, error) {
	var radii []geo.Metres
	for part := range strings.SplitSeq(text, ",") {
		metres, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || metres < 1 || metres > maxRadius {
			return nil, fmt.Errorf("%q is not a number of metres from 1 to %d", part, maxRadius)
		}
		if n := len(radii); n > 0 && geo.Metres(metres) <= radii[n-1] {
			return nil, fmt.Errorf("%d does not widen what comes before it", metres)
		}
		radii = append(radii, geo.Metres(metres))
	}
	return radii, nil
}

// byteUnits are what an amount of memory may end in.
var byteUnits = []struct {
	name  string
	bytes uint64
}{{"KB", 1 << 10}, {"MB", 1 << 20}, {"GB", 1 << 30}}

// parseBytes reads an amount of memory such as 100MB.
func parseBytes(text string) (uint64, error) {
	number, unit := strings.ToUpper(strings.TrimSpace(text)), uint64(1)
	for _, u := range byteUnits {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
		}
	}
	const most = 1 << 40
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil || n > most/unit {
		return 0, fmt.Errorf("%q is not an amount of memory, as in 100MB; 0 is none", text)
	}
	return n * unit, nil
}

// checkSecret wants enough characters to be a key.
func checkSecret(secret string) error {
	const enough = 32
	switch n := len([]rune(secret)); {
	case n == 0:
		return errors.New("is not set; make one with: openssl rand -hex 32")
	case n < enough:
		return fmt.Errorf("has %d characters, needs at least %d", n, enough)
	}
	return nil
}
