package seed

import (
	"errors"
	"hash/maphash"
	"io"
	"strings"
)

// DistinctColumns are the headers of the columns of a file that hold another value in
// each row, and a value in all: what can tell places apart. It reads the whole file,
// and keeps 8 bytes of each cell of a column until one comes again.
func DistinctColumns(name string, o Options) ([]string, error) {
	t, err := openTable(name, o)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	if _, err := takeHeader(t, o); err != nil || t.Header == nil {
		return nil, err
	}
	seed, seen := maphash.MakeSeed(), make([]map[uint64]bool, len(t.Header))
	for i := range seen {
		seen[i] = map[uint64]bool{}
	}
	for {
		rec, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for i := range min(len(seen), len(rec.Cells)) {
			value := maphash.String(seed, rec.Cells[i])
			if seen[i] != nil && (seen[i][value] || strings.TrimSpace(rec.Cells[i]) == "") {
				seen[i] = nil // it tells no places apart
			}
			if seen[i] != nil {
				seen[i][value] = true
			}
		}
	}
	var distinct []string
	for i, header := range t.Header {
		if seen[i] != nil {
			distinct = append(distinct, header)
		}
	}
	return distinct, nil
}
