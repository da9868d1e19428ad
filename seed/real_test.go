package seed_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/internal/sampledata"
	"nearby/place"
	"nearby/seed"
	"nearby/seed/fault"
)

func TestRealFiles(t *testing.T) {
	t.Parallel()
	const shanghai, singapore = "ni1o1__pygeo-tutorial/", "NicsLvl__McPredictor/"
	lines := map[string]string{"lines": "address"}
	tests := map[string]struct {
		file    string
		options seed.Options
		places  map[string]int // by category
		rejects map[fault.Code]int
		first   place.Place
	}{
		"Shanghai's restaurants, AMap types in a column": {
			file:    shanghai + "shanghai_food.csv",
			options: seed.Options{Datum: geo.DatumWGS84},
			places:  map[string]int{"restaurant": 14398},
			first: place.Place{
				ExternalID: "8d577624a5b9bf4821c67b499eab1ae9", Category: "restaurant", Name: "国际饭店", Kind: "宾馆酒店;糕饼店", Kinds: "hotel;bakery",
				Address: "南京西路170号", At: geo.WGS84{Lat: 31.235640152413463, Lng: 121.467101806704},
			},
		},
		"Shanghai's bus stops, their lines in the address": {
			file:    shanghai + "shanghai_bus.csv",
			options: seed.Options{Datum: geo.DatumWGS84, Map: lines},
			places:  map[string]int{"transit": 10186},
			first: place.Place{
				ExternalID: "c05954dade6d575e75abe4167d53fcc5", Category: "transit", Name: "城隍庙(公交站)", Kind: "公交车站相关", Kinds: "bus",
				Lines: "932路", At: geo.WGS84{Lat: 31.231351802577716, Lng: 121.48870001007684},
			},
		},
		"Shanghai's metro stations": {
			file:    shanghai + "shanghai_urban.csv",
			options: seed.Options{Datum: geo.DatumWGS84, Map: lines},
			places:  map[string]int{"transit": 449},
			first: place.Place{
				ExternalID: "5da797cfd3910f5fe3c115efeec839cc", Category: "transit", Name: "人民广场(地铁站)", Kind: "地铁站", Kinds: "metro",
				Lines: "1号线;2号线;8号线", At: geo.WGS84{Lat: 31.234726100914, Lng: 121.4706182782431},
			},
		},
		"Beijing's GTFS stops as plain CSV, whose headers state WGS-84": {
			file:    "BoyInTheSun__beijing-subway-gtfs/stops.txt",
			options: seed.Options{Category: "transit"},
			places:  map[string]int{"transit": 2653},
			rejects: map[fault.Code]int{fault.NoLocation: 3, fault.NoName: 2},
			first: place.Place{
				ExternalID: "n339091847", Category: "transit", Name: "古城(上行)",
				At: geo.WGS84{Lat: 39.9061292, Lng: 116.1842969},
			},
		},
		"Xi'an in GBK, CR CR LF, no header, an odd record after each": {
			file: "richieBao__python-urbanPlanning/poi_0_delicacy.csv",
			options: seed.Options{
				Datum: geo.DatumWGS84, Category: "restaurant", NoHeader: true,
				Map: map[string]string{"name": "1", "lng": "2", "lat": "3", "external_id": "4"},
			},
			places:  map[string]int{"restaurant": 1600},
			rejects: map[fault.Code]int{fault.Columns: 1600},
			first: place.Place{
				ExternalID: "bff8fa7d9c8b08b9c8213d55", Category: "restaurant", Name: "回民街",
				At: geo.WGS84{Lat: 34.2620921621802, Lng: 108.93915739491948},
			},
		},
		"Chicago from OpenStreetMap, WKT points": {
			file:    "Liyue-Chen__STContext/Chicago-2017-01-01.csv",
			options: seed.Options{Datum: geo.DatumWGS84, Category: "transit"},
			places:  map[string]int{"restaurant": 1684, "transit": 30},
			rejects: map[fault.Code]int{fault.NoName: 43, fault.Category: 16},
			first: place.Place{
				ExternalID: "286372562", Category: "restaurant", Name: "McDonald's", Kind: "fast_food", Kinds: "fast_food",
				At: geo.WGS84{Lat: 41.9256056, Lng: -87.6492816},
			},
		},
		"Singapore's bus stops, an empty first header": {
			file: singapore + "bus_stops.csv",
			options: seed.Options{
				Datum: geo.DatumWGS84, Category: "transit",
				Map: map[string]string{"name": "Description", "address": "RoadName"},
			},
			places: map[string]int{"transit": 5083},
			first: place.Place{
				ExternalID: "01012", Category: "transit", Name: "Hotel Grand Pacific", Address: "Victoria St",
				At: geo.WGS84{Lat: 1.29684825487647, Lng: 103.85253591654006},
			},
		},
		"Singapore's hawker centres, GeoJSON with names in an HTML table": {
			file: singapore + "hawker-centres-geojson.geojson",
			options: seed.Options{
				Category: "restaurant",
				Map:      map[string]string{"name": "Description.NAME", "address": "Description.ADDRESS_MYENV"},
			},
			places: map[string]int{"restaurant": 125},
			first: place.Place{
				ExternalID: "ba12a82a2719759f1a92f288e8c33d22", Category: "restaurant",
				Name:    "Bedok North Street 4 Blk 85 (85 Fengshan Centre)",
				Address: "Blk 85, Bedok North Street 4, Singapore 460085",
				At:      geo.WGS84{Lat: 1.33198706861747, Lng: 103.938732580554},
			},
		},
		"McDonald's in Singapore, with a byte order mark": {
			file:    singapore + "mcdonalds_data.csv",
			options: seed.Options{Datum: geo.DatumWGS84, Category: "restaurant"},
			places:  map[string]int{"restaurant": 144},
			first: place.Place{
				ExternalID: "18c690aa64f2fe49fbb15a368fe40d25", Category: "restaurant",
				Name: "McDonald's Tampines East CC",
				Address: "10 Tampines St 23, #01-01 Tampines East Community Centre, " +
					"Singapore 529341",
				At: geo.WGS84{Lat: 1.3533873, Lng: 103.9545991},
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.options.Categories = categories
			file, err := seed.Open(bytes.NewReader(sampledata.Read(t, "data/"+test.file)), test.options)
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			places, rejects := readAll(t, file)
			if diff := cmp.Diff(test.first, places[0]); diff != "" {
				t.Errorf("first place (-want +got):\n%s", diff)
			}
			got := make(map[string]int)
			ids := make(map[string]bool)
			for _, p := range places {
				got[p.Category]++
				ids[p.ExternalID] = true
			}
			if !maps.Equal(got, test.places) || len(ids) != len(places) {
				t.Errorf("got places %v with %d ids, want %v, each with its own id", got, len(ids), test.places)
			}
			codes := make(map[fault.Code]int)
			for _, r := range rejects {
				codes[r.Code]++
			}
			if !maps.Equal(codes, test.rejects) {
				t.Errorf("got rejects %v, want %v", codes, test.rejects)
			}
		})
	}
}

func TestRealFilesThatNeedMore(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		file string
		want string
	}{
		"no datum":  {"ni1o1__pygeo-tutorial/shanghai_food.csv", "--crs wgs84"},
		"no names":  {"NicsLvl__McPredictor/hawker_df.csv", `"latitude", "longitude"`},
		"GeoJSON":   {"NicsLvl__McPredictor/hawker-centres-geojson.geojson", "--map name=Description.NAME"},
		"no places": {"NicsLvl__McPredictor/hawker_1.csv", `"hawker_count1"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := seed.Options{Category: "restaurant", Categories: categories}
			_, err := seed.Open(bytes.NewReader(sampledata.Read(t, "data/"+test.file)), o)
			var usage *fault.Usage
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Open: got %v, want a UsageError that says %s", err, test.want)
			}
		})
	}
}

// A zip comes through a pipe as well: it is kept while it is read.
func TestZipThroughAPipe(t *testing.T) {
	t.Parallel()
	content := sampledata.Read(t, "data/zauberware__postal-codes-json-xml-csv/SG.zip")
	file, err := seed.Open(bytes.NewReader(content), plain())
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	if err := file.Close(); err != nil || len(places) != 121154 || len(rejects) > 0 {
		t.Errorf("%d places, %d rejects, %v, want 121,154 places", len(places), len(rejects), err)
	}
}

func TestXianRejectsSayWhereAndWhy(t *testing.T) {
	t.Parallel()
	o := plain()
	o.NoHeader = true
	o.Map = map[string]string{"name": "1", "lng": "2", "lat": "3", "external_id": "4"}
	content := sampledata.Read(t, "data/richieBao__python-urbanPlanning/poi_0_delicacy.csv")
	file, err := seed.Open(bytes.NewReader(content), o)
	if err != nil {
		t.Fatal(err)
	}
	places, rejects := readAll(t, file)
	for i, r := range rejects {
		if r.Line != 2*i+2 || len(r.Record) != 1 || !strings.HasPrefix(r.Record[0], "{'name'") {
			t.Fatalf("reject %d: got line %d of %d columns, want line %d of one column", i, r.Line,
				len(r.Record), 2*i+2)
		}
	}
	if want := "line 2: 1 column where there should be 5"; rejects[0].Error() != want {
		t.Errorf("got %q, want %q", rejects[0], want)
	}
	read, rejected := int64(len(places)+len(rejects)), int64(len(rejects))
	limit, err := seed.ParseLimit("60%")
	if err != nil || limit.Exceeded(read, rejected) || !seed.DefaultLimit.Exceeded(read, rejected) {
		t.Errorf("%d of %d rejected: want within 60%% (%v) and beyond the default", rejected, read, err)
	}
}
