package seed_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"nearby/internal/testsize"
	"nearby/seed"
)

// columnsOfMany are those of the places by which formats are compared.
var columnsOfMany = []string{"id", "name", "type", "address", "tel", "open_time", "rating", "lon", "lat"}

// many is the i-th of the places by which formats are compared.
func many(i int) []string {
	decimal := func(whole, i int) string { return strconv.Itoa(whole) + "." + strconv.Itoa(100_000+i%899_999) }
	return []string{
		strconv.Itoa(100_000 + i), "南翔馒头店第" + strconv.Itoa(i) + "分店", "餐饮服务;中餐厅;中餐厅", "豫园路" + strconv.Itoa(i%999) + "号",
		fmt.Sprintf("021-%08d", i), "10:00-22:00", "4." + strconv.Itoa(i%10), decimal(121, i*7), decimal(31, i*5),
	}
}

// object is a place as a JSON object of its columns.
func object(values []string) []byte {
	members := make(map[string]string)
	for i, key := range columnsOfMany {
		members[key] = values[i]
	}
	text, err := json.Marshal(members)
	if err != nil {
		panic(err) // texts are always JSON
	}
	return text
}

// formatFiles are writers of files of n places, by the formats.
var formatFiles = map[string]func(w io.Writer, n int) error{
	"csv": func(w io.Writer, n int) error {
		fmt.Fprintln(w, "id,name,type,address,tel,open_time,rating,lon,lat")
		for i := range n {
			for j, value := range many(i) {
				if j > 0 {
					value = "," + value
				}
				fmt.Fprint(w, value)
			}
			fmt.Fprintln(w)
		}
		return nil
	},
	"json": func(w io.Writer, n int) error {
		for i := range n {
			fmt.Fprintf(w, "%s%s", []string{"[", ",\n"}[min(i, 1)], object(many(i)))
		}
		_, err := fmt.Fprint(w, "]")
		return err
	},
	"jsonl": func(w io.Writer, n int) error {
		for i := range n {
			fmt.Fprintf(w, "%s\n", object(many(i)))
		}
		return nil
	},
	"geojson": func(w io.Writer, n int) error {
		fmt.Fprint(w, `{"type":"FeatureCollection","features":[`)
		for i := range n {
			v := many(i)
			fmt.Fprintf(w, "%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},\"properties\":%s}",
				[]string{"", ",\n"}[min(i, 1)], v[7], v[8], object(v))
		}
		_, err := fmt.Fprint(w, "]}")
		return err
	},
	"xlsx": func(w io.Writer, n int) error {
		f := excelize.NewFile()
		sheet, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		for i := range n + 1 {
			row := make([]any, len(columnsOfMany))
			for j, key := range columnsOfMany {
				row[j] = key
			}
			if i > 0 {
				for j, value := range many(i - 1) {
					row[j] = value
				}
				for _, j := range []int{6, 7, 8} { // rating and coordinates are numbers
					row[j], _ = strconv.ParseFloat(row[j].(string), 64)
				}
			}
			if err := sheet.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
				return err
			}
		}
		return errors.Join(sheet.Flush(), f.Write(w))
	},
}

// BenchmarkFormats reads the same places in each format: rows/s, and the largest heap.
func BenchmarkFormats(b *testing.B) {
	n := testsize.Pick(50_000, 500_000)
	for _, format := range []string{"csv", "geojson", "json", "jsonl", "xlsx"} {
		path := filepath.Join(b.TempDir(), "places."+format)
		writeFormat(b, path, format, n)
		b.Run(format, func(b *testing.B) {
			var peak uint64
			for b.Loop() {
				peak = max(peak, readFormat(b, path, n))
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(peak>>20), "MB-heap")
		})
	}
}

func writeFormat(t testing.TB, path, format string, n int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(formatFiles[format](w, n), w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// readFormat reads a file of n places, and gives the largest heap that was seen meanwhile.
func readFormat(t testing.TB, path string, n int) (peak uint64) {
	t.Helper()
	o := plain()
	o.Category = ""
	file, err := seed.OpenFile(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for read := 0; ; read++ {
		if _, err = file.Read(); err != nil {
			if !errors.Is(err, io.EOF) || read != n {
				t.Fatalf("%s: %d places, then %v, want %d", path, read, err, n)
			}
			return peak
		}
		if read%20_000 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
	}
}

// Whatever the format, the same places are read.
func TestFormatsGiveTheSamePlaces(t *testing.T) {
	t.Parallel()
	const n = 300
	var want []string
	for _, format := range []string{"csv", "geojson", "json", "jsonl", "xlsx"} {
		path := filepath.Join(t.TempDir(), "places."+format)
		writeFormat(t, path, format, n)
		o := plain()
		o.Category = ""
		places, rejects := readAll(t, openFile(t, path, o))
		var got []string
		for _, p := range places {
			got = append(got, fmt.Sprintf("%+v", p))
		}
		if want == nil {
			want = got
		}
		if len(got) != n || len(rejects) > 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d places and %d rejected, the first %.200s, want %d as in CSV, the first %.200s",
				format, len(got), len(rejects), got[0], n, want[0])
		}
	}
}
