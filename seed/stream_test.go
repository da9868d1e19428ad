package seed_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nearby/geo"
	"nearby/internal/testsize"
	"nearby/seed"
)

const streamHeader = "name,address,type,tel,lat,lon\n"

// rows writes restaurants, with their addresses in quotes or not.
func rows(w io.Writer, from, to int, quote string) {
	for i := from; i < to; i++ {
		fmt.Fprintf(w, "南翔馒头店%d,%s豫园路%d号%s,餐饮服务;中餐厅;中餐厅,021-%08d,31.%07d2577716,121.%07d07684\n",
			i, quote, i%999, quote, i, 1_000_000+i*5%9_000_000, 1_000_000+i*7%9_000_000)
	}
}

// generator is a file of n rows that is made while it is read.
type generator struct {
	n, next int
	buf     bytes.Buffer
}

func (g *generator) Read(p []byte) (int, error) {
	if g.buf.Len() == 0 {
		if g.next == g.n {
			return 0, io.EOF
		}
		if g.next == 0 {
			g.buf.WriteString(streamHeader)
		}
		to := min(g.next+1000, g.n)
		rows(&g.buf, g.next, to, "")
		g.next = to
	}
	return g.buf.Read(p)
}

// Not parallel, so that the memory it sees is its own.
func TestAMillionRowsInLittleMemory(t *testing.T) {
	const most = 32 << 20
	n := testsize.Pick(200_000, 1_000_000)
	file, err := seed.Open(&generator{n: n}, plain())
	if err != nil {
		t.Fatal(err)
	}
	var peak uint64
	read := 0
	for ; ; read++ {
		_, err := file.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if read%50_000 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
	}
	if read != n || peak > most {
		t.Errorf("got %d places with a heap of %d bytes, want %d within %d", read, peak, n, most)
	}
}

func BenchmarkRead(b *testing.B) {
	const n = 100_000
	var bare, quoted bytes.Buffer
	bare.WriteString(streamHeader)
	rows(&bare, 0, n, "")
	quoted.WriteString(streamHeader)
	rows(&quoted, 0, n, `"`)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(bare.Bytes())
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name    string
		content []byte
		datum   geo.Datum
	}{
		{"plain", bare.Bytes(), geo.DatumWGS84},
		{"quoted", quoted.Bytes(), geo.DatumWGS84},
		{"gb18030", gb, geo.DatumWGS84},
		{"gcj02", bare.Bytes(), geo.DatumGCJ02},
	} {
		b.Run(bench.name, func(b *testing.B) {
			o := plain()
			o.Datum = bench.datum
			b.SetBytes(int64(len(bench.content)))
			b.ReportAllocs()
			for b.Loop() {
				file, err := seed.Open(bytes.NewReader(bench.content), o)
				if err != nil {
					b.Fatal(err)
				}
				got := 0
				for ; err == nil; got++ {
					_, err = file.Read()
				}
				if !errors.Is(err, io.EOF) || got != n+1 {
					b.Fatalf("%d rows, then %v", got, err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
