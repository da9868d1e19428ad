package seed

import (
	"fmt"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// Limit is how many rejected rows are too many. The zero Limit allows none.
type Limit struct {
	rows    int64   // always allowed
	percent float64 // allowed as well, of all rows
}

// DefaultLimit allows 1 % of the rows, and 10 in any file: real files are never
// clean, but a wrong column spoils far more.
var DefaultLimit = Limit{rows: 10, percent: 1}

// ParseLimit reads the --max-errors flag: a number of rows, "25", or a share of
// all rows read, "2.5%".
func ParseLimit(s string) (Limit, error) {
	number, isShare := strings.CutSuffix(s, "%")
	if isShare && table.IsDecimal(number) {
		if p, err := strconv.ParseFloat(number, 64); err == nil && p >= 0 && p <= 100 {
			return Limit{percent: p}, nil
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n >= 0 {
		return Limit{rows: n}, nil
	}
	return Limit{}, fault.Usagef("%q is no limit: want a number of rows, as 25, or a share, as 2.5%%", s)
}

// Exceeded tells whether rejected rows out of read are too many. A share is only
// known at the end of the file.
func (l Limit) Exceeded(read, rejected int64) bool {
	return rejected > l.rows && float64(rejected)*100 > l.percent*float64(read)
}

// String is what ParseLimit reads; the default is "1% (at least 10)".
func (l Limit) String() string {
	share := strconv.FormatFloat(l.percent, 'f', -1, 64) + "%"
	switch {
	case l.percent == 0:
		return strconv.FormatInt(l.rows, 10)
	case l.rows == 0:
		return share
	default:
		return fmt.Sprintf("%s (at least %d)", share, l.rows)
	}
}
