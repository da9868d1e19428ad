package table_test

import (
	"fmt"
	"strings"
)

// row is a line of the table.
type row struct {
	what   string
	figure string
	bar    string
	met    bool
	detail string // what the figure was made from
}

// markdown is the table.
func markdown(rows []row) string {
	var b strings.Builder
	b.WriteString("| what | figure | bar | met | from |\n|---|---|---|---|---|\n")
	for _, r := range rows {
		met := "no"
		if r.met {
			met = "yes"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.what, r.figure, r.bar, met, r.detail)
	}
	return b.String()
}

// ratio is a row about two throughputs, of which the first should be at least a share
// of the second.
func ratio(what string, bar float64, a, b throughput) row {
	r := row{what: what, bar: fmt.Sprintf("≥ %g", bar), figure: "none"}
	if b.perSecond > 0 {
		share := a.perSecond / b.perSecond
		r.figure, r.met = fmt.Sprintf("%.2f", share), share >= bar
	}
	r.detail = fmt.Sprintf("%s ÷ %s", a, b)
	return r
}

// throughput is how much of something a contender did in a second, the median of its
// turns.
type throughput struct {
	perSecond float64
	unit      string
}

func (t throughput) String() string { return fmt.Sprintf("%.0f %s/s", t.perSecond, t.unit) }
