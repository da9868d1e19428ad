package settings

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// others are variables that begin as ours do and that other programs read or make: the
// tests and scripts, and container engines for a service called nearby.
var others = regexp.MustCompile(`^NEARBY_(TEST_\w+|POSTGIS_IMAGE|SETTINGS|(\w+_)?SERVICE_(HOST|PORT\w*)|(\w+_)?PORT(_\d+_\w+)?)$`)

// Unknown returns the variables of ours that mean nothing, each with the known one that
// is spelt most like it.
func Unknown(environ, known []string) map[string]string {
	unknown := map[string]string{}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		bare := strings.TrimSuffix(name, FileSuffix)
		if !strings.HasPrefix(name, Prefix) || slices.Contains(known, bare) || slices.Contains(known, name) || others.MatchString(name) {
			continue
		}
		unknown[name] = nearest(bare, known)
	}
	return unknown
}

// Sorted are the names of unknown variables in order.
func Sorted(unknown map[string]string) []string { return slices.Sorted(maps.Keys(unknown)) }

// nearest is the known name that ends as this one does (NEARBY_TOKEN is meant for
// NEARBY_WECHAT_TOKEN), or else takes the fewest changes of a letter.
func nearest(name string, known []string) string {
	tail := "_" + strings.TrimPrefix(name, Prefix)
	distance := func(to string) int {
		if strings.HasSuffix(to, tail) {
			return 1
		}
		return changes(name, to)
	}
	return slices.MinFunc(known, func(a, b string) int { return distance(a) - distance(b) })
}

// changes counts the letters to change, add or take away: the Levenshtein distance.
func changes(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
