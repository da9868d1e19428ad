package picture_test

import (
	"testing"

	"nearby/picture"
)

// The aim is at most 10 ms a picture on one core, and 15 KB for an article's.
func BenchmarkPNG(b *testing.B) {
	ten := mixed(2, town(10, 600)...)
	for _, c := range []struct {
		name string
		m    picture.Map
	}{
		{"article/900x383", article(ten)},
		{"article/360x200", small(article(ten))},
		{"page/1080x720", page(article(ten))},
		{"night/900x383", atNight(article(ten))},
		{"empty/900x383", article(nil)},
		{"50 pins/900x383", article(mixed(2, town(50, 900)...))},
		{"99 pins/1080x720", page(article(mixed(2, town(99, 900)...)))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var size int
			for b.Loop() {
				file, err := c.m.PNG()
				if err != nil {
					b.Fatal(err)
				}
				size = len(file)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
