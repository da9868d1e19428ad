package xlsx

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"nearby/seed/table"
)

// turn goes on to the next sheet, behind its header if that is not the first. Its error is
// io.EOF behind the last one.
func (r *rows) turn() error {
	first := r.sheet == nil
	if err := r.Close(); err != nil {
		return err
	}
	if len(r.rest) == 0 {
		return io.EOF
	}
	entry := r.rest[0]
	r.name, r.rest = entry.Name, r.rest[1:]
	merges, err := r.book.merges(entry)
	if err != nil {
		return err
	}
	if r.sheet, err = r.book.open(entry, r.watch); err != nil {
		return err
	}
	r.merged = merged{left: merges}
	if first {
		return nil
	}
	return r.behindHeader()
}

// behindHeader reads up to the header of a sheet, and learns the order of its columns.
func (r *rows) behindHeader() error {
	for {
		next, err := r.sheet.next()
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("sheet %q: its header is gone", r.name) // it was there before
		}
		if err != nil {
			return err
		}
		r.merged.fill(&next)
		if keys := table.Keys(next.cells); sameColumns(keys, r.headers[r.name]) {
			r.order = orderOf(r.header, keys)
			return nil
		}
	}
}

// orderOf are the columns of a sheet for those of the first; nil if they are the same.
func orderOf(first, keys []string) []int {
	if slices.Equal(first, keys) {
		return nil
	}
	order := make([]int, len(first))
	for i, key := range first {
		order[i] = slices.Index(keys, key)
		if key == "" {
			order[i] = -1
		}
	}
	return order
}

// inOrder are the cells of a row in an order of columns.
func inOrder(cells []string, order []int) []string {
	if order == nil {
		return cells
	}
	ordered := make([]string, len(order))
	for i, column := range order {
		if column >= 0 && column < len(cells) {
			ordered[i] = cells[column]
		}
	}
	return ordered
}

// Close ends the reading of the sheet, and says what there is to say of it.
func (r *rows) Close() error {
	if r.sheet == nil {
		return nil
	}
	r.end()
	err := r.sheet.Close()
	r.sheet = &sheet{ended: true, number: r.sheet.number, file: io.NopCloser(nil)}
	return err
}
