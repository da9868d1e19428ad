package table_test

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"nearby/bench/dataset"
	"nearby/place"
)

// written is the path of a CSV with a world of so many places, as nearby seed reads it.
func (t *table) written(places, cities, world int) string {
	return t.write(fmt.Sprintf("places-%d-%d-%d.csv", places, cities, world), func(w io.Writer) error {
		return dataset.New(uint64(world), cities).WriteCSV(w, places)
	})
}

// columns are those of writtenForCopy.
const columns = "source, external_id, category_id, name, lat, lng, address, lines"

// writtenForCopy is the path of the same as the table of places has it.
func (t *table) writtenForCopy(places int) string {
	return t.write(fmt.Sprintf("copy-%d.csv", places), func(w io.Writer) error {
		file := csv.NewWriter(w)
		for p := range dataset.New(seedOfWorld, cities).Places(places) {
			category := "1" // restaurant, the first of the migrations
			if p.Category == place.Transit {
				category = "2"
			}
			degrees := func(d float64) string { return strconv.FormatFloat(d, 'f', 6, 64) }
			err := file.Write([]string{
				"copied", p.ExternalID, category, p.Name, degrees(p.At.Lat), degrees(p.At.Lng), p.Address, p.Lines,
			})
			if err != nil {
				return err
			}
		}
		file.Flush()
		return file.Error()
	})
}

// write writes a file that is not there yet.
func (t *table) write(name string, content func(io.Writer) error) string {
	path := filepath.Join(t.folder, name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	file, err := os.Create(path + ".part")
	t.check(err)
	defer file.Close()
	w := bufio.NewWriter(file)
	t.check(content(w))
	t.check(w.Flush())
	t.check(file.Close())
	t.check(os.Rename(path+".part", path))
	return path
}
