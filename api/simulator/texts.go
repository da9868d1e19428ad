package simulator

import (
	_ "embed"
	"strings"
)

// language is a column of texts.
type language int

const (
	chinese language = iota + 1
	english
)

//go:embed texts.tsv
var texts string

// textsIn are the texts in one language, by their names.
func textsIn(l language) map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(texts) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		all[columns[0]] = columns[l]
	}
	return all
}
