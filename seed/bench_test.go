package seed_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"nearby/geo"
	"nearby/place"
	"nearby/seed"
)

func BenchmarkRead(b *testing.B) {
	var csv bytes.Buffer
	csv.WriteString("name,address,type,tel,lat,lon\n")
	const rows = 100_000
	for i := range rows {
		fmt.Fprintf(&csv, "南翔馒头店%d,豫园路%d号,餐饮服务;中餐厅;中餐厅,021-%08d,31.%07d2577716,121.%07d07684\n",
			i, i%999, i, 1000000+i*7, 2000000+i*11)
	}
	o := seed.Options{
		Datum:      geo.DatumWGS84,
		Categories: []place.Category{{Slug: "restaurant", Aliases: []string{"餐饮服务"}}},
	}
	b.SetBytes(int64(csv.Len()))
	b.ReportAllocs()
	for b.Loop() {
		r, err := seed.Open(bytes.NewReader(csv.Bytes()), o)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for {
			_, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != rows {
			b.Fatalf("%d places, want %d", n, rows)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
