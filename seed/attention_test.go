package seed_test

import (
	"strings"
	"testing"

	"nearby/seed"
)

// Full-width signs between the columns are read, and said, where the rows agree.
func TestFullWidthDelimiters(t *testing.T) {
	t.Parallel()
	for _, sign := range []string{"，", "；", "｜", "、"} {
		rows := "名称,经度,纬度,电话\n老王面馆,121.47,31.23,021-1\n小李饺子,121.46,31.22,021-2\n"
		file, err := seed.Open(strings.NewReader(strings.ReplaceAll(rows, ",", sign)), plain())
		if err != nil {
			t.Fatalf("%s: %v", sign, err)
		}
		if said := strings.Join(file.Notes(), " "); !strings.Contains(said, "separated by "+sign) {
			t.Errorf("%s: said %q, want that the sign is a full-width one", sign, said)
		}
		places, rejects := readAll(t, file)
		if len(places) != 2 || len(rejects) != 0 || places[1].Name != "小李饺子" || places[1].Phone != "021-2" || places[1].At.Lng != 121.46 {
			t.Errorf("%s: got %v and the rejects %v", sign, places, rejects)
		}
	}
	const torn = "名称，经度，纬度，地址\n甲，121.47，31.23，南京路1号，2楼\n乙，121.46，31.22，西藏路\n"
	_, err := seed.Open(strings.NewReader(torn), plain())
	if err == nil || !strings.Contains(err.Error(), "only 1 of the first 2 rows") || !strings.Contains(err.Error(), "sed 's/，/,/g'") {
		t.Errorf("rows that do not agree: %v, want a question", err)
	}
}

// What a row must not be taken for: a bus line of New York for a metro, a pharmacy for a
// restaurant because of its column's header, a shop of New York for one in Antarctica.
func TestWhatTheFileSaysComesFirst(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Category = "transit"
	if p := one(t, "stop_name,lat,lng,lines\nMadison Av,40.741,-73.987,M1;M2\n", o); p.Kinds != "" {
		t.Errorf("M1 alone is %q, want nothing: it says no kind", p.Kinds)
	}
	if p := one(t, "stop_name,lat,lng,lines,mode\nMadison Av,40.741,-73.987,M1;M2,bus\n", o); p.Kinds != "bus" {
		t.Errorf("M1 with the mode bus is %q", p.Kinds)
	}
	for _, header := range []string{"Typ", "Art", "类型 Type", "상권업종소분류명"} {
		file, err := seed.Open(strings.NewReader("name,lat,lng,"+header+"\nx,31,121,药店\ny,31,121,咖啡厅\n"), plain())
		if err != nil {
			t.Fatal(err)
		}
		if places, _ := readAll(t, file); len(places) != 1 || places[0].Name != "y" {
			t.Errorf("%s: got %v, want the café alone", header, places)
		}
	}
	const newYork = "name,coordinates\na,\"40.7128, -74.0060\"\nb,\"40.7138, -74.0070\"\nc,\"40.7148, -74.0080\"\n"
	places, _ := read(t, newYork, plain())
	if len(places) != 3 || places[0].At.Lat != 40.7128 {
		t.Errorf("coordinates with the latitude first: %v, want New York", places)
	}
}
