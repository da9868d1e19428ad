package seed_test

import (
	"errors"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/fault"
)

func TestTheOrderIsDecidedOnceForTheFile(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		file    string
		given   seed.Order
		want    geo.WGS84 // of the first place
		warning string
	}{
		"one row in which only one order fits decides for all": {
			"name,location\nKatz's,\"(40.722, -73.987)\"\nZuni,\"(37.774, -122.42)\"\n",
			0,
			geo.WGS84{Lat: 40.722, Lng: -73.987},
			"",
		},
		"the header": {
			"name,Geo Point\nBlanche,\"48.884, 2.332\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"the header, the other way": {
			"name,coordinates\nBlanche,\"2.332, 48.884\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"the sea": {
			"name,location\nBlanche,\"48.884, 2.332\"\nJasmin,\"48.852, 2.268\"\n",
			0,
			geo.WGS84{Lat: 48.884, Lng: 2.332},
			"2 of 2 places lie at sea",
		},
		"a column of countries": {
			"name,location,country\nRoma,\"41.9, 12.5\",Italy\nMilano,\"45.46, 9.19\",IT\n",
			0,
			geo.WGS84{Lat: 41.9, Lng: 12.5},
			"another country than the column country says",
		},
		"phone numbers": {
			"name,location,phone\nRoma,\"12.5, 41.9\",+39 06 1\nMilano,\"9.19, 45.46\",0039 02 1\n",
			0,
			geo.WGS84{Lat: 41.9, Lng: 12.5},
			"the phone number",
		},
		"the header, in Japanese": {
			"店舗名,\"緯度・経度\"\nBlanche,\"48.884, 2.332\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"the header, with a slash": {
			"Name,longitude/latitude\nBlanche,\"2.332, 48.884\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"the header, in brackets": {
			"Name,\"Location (lat, long)\"\nBlanche,\"48.884, 2.332\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"the header, in brackets, the other way": {
			"名称,\"坐标（经度,纬度）\"\nBlanche,\"2.332, 48.884\"\n", 0, geo.WGS84{Lat: 48.884, Lng: 2.332}, "",
		},
		"a flag": {
			"name,location\nRoma,\"41.9, 12.5\"\n", seed.LatLng, geo.WGS84{Lat: 41.9, Lng: 12.5}, "",
		},
	}
	for name, test := range tests {
		o := plain()
		o.Order = test.given
		file, err := seed.Open(strings.NewReader(test.file), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p, err := file.Read(); err != nil || p.At != test.want {
			t.Errorf("%s: got %v, %v, want %v", name, p.At, err, test.want)
		}
		if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, test.warning) || test.warning == "" && notes != "" {
			t.Errorf("%s: notes %q, want %q", name, notes, test.warning)
		}
	}
}

func TestAnOpenOrderIsAskedFor(t *testing.T) {
	t.Parallel()
	_, err := seed.Open(strings.NewReader("name,location\nAddis,\"9.01, 38.76\"\nHarar,\"9.31, 42.12\"\n"), plain())
	var usage *fault.Usage
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "9.01°N 38.76°E (ET) with --order lat,lng") {
		t.Errorf("Open() error = %v, want both readings and the flag", err)
	}
}

func TestARowInTheOtherOrderIsRejected(t *testing.T) {
	t.Parallel()
	rows := strings.Repeat("人民广场,\"31.23,121.47\"\n", 6000) + "外滩,\"121.49,31.24\"\n"
	places, rejects := read(t, "name,location\n"+rows, plain())
	if len(places) != 6000 || len(rejects) != 1 || rejects[0].Code != fault.Swapped || rejects[0].Line != 6002 {
		t.Errorf("%d places, rejects %v, want 6000 and the last row as swapped", len(places), rejects)
	}
}

func TestExchangedCoordinates(t *testing.T) {
	t.Parallel()
	paris := `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Le Train Bleu"},"geometry":{"type":"Point","coordinates":[48.844888,2.37352]}},
{"type":"Feature","properties":{"name":"Chez Janou"},"geometry":{"type":"Point","coordinates":[48.8573,2.3666]}}]}`
	tests := map[string]struct {
		file, warning, refusal string
	}{
		"GeoJSON at sea": {paris, "2 of 2 places lie at sea; with latitude and longitude exchanged they would be right: " +
			`"Le Train Bleu" would be 48.844888°N 2.37352°E (FR), not 2.37352°N 48.844888°E (at sea). --order lat,lng`, ""},
		"columns under each other's header": {"name,lat,lon\nBlanche,2.332,48.884\nJasmin,2.268,48.852\n", "--map lat=lon,lng=lat reads them so", ""},
		"the country column says so":        {"name,lat,lon,country\nRoma,12.5,41.9,IT\nMilano,9.19,45.46,IT\n", "", "--map lat=lat,lng=lon insists"},
		"Chinese columns under each other's header": {
			"名称,纬度,经度\n人民广场,121.47,31.23\n外滩,121.49,31.24\n", "", "2 of 2 places are not on the globe; with latitude and longitude exchanged",
		},
		"Turkish names in Arabia": {
			"name,lat,lon\nKebapçı Halil,28.97,41.01\nBalıkçı Sabahattin,28.98,41.00\n", "", "(TR), not 28.97°N 41.01°E (SA)",
		},
		"Turkish names in Berlin":        {"name,lat,lon\nKebapçı Halil,52.51,13.41\nBalıkçı Sabahattin,52.52,13.40\n", "", ""},
		"one row says nothing":           {"name,lat,lon\nBlanche,2.332,48.884\n", "", ""},
		"Chinese names of places abroad": {"name,lat,lon\n罗马火锅城,41.9,12.5\n米兰饭店,45.46,9.19\n", "", ""},
		"islands far out are land":       {"name,lat,lon\nHanga Roa,-27.15,-109.43\nAnakena,-27.07,-109.32\n", "", ""},
		"an oil rig":                     {"name,lat,lon\nA,57.5,1.5\nB,57.6,1.6\n", "2 of 2 places lie at sea", ""},
	}
	for name, test := range tests {
		o := plain()
		file, err := seed.Open(strings.NewReader(test.file), o)
		switch {
		case test.refusal != "":
			if err == nil || !strings.Contains(err.Error(), test.refusal) {
				t.Errorf("%s: Open() error = %v, want %q", name, err, test.refusal)
			}
		case err != nil:
			t.Errorf("%s: %v", name, err)
		default:
			if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, test.warning) || test.warning == "" && notes != "" {
				t.Errorf("%s: notes %q, want %q", name, notes, test.warning)
			}
		}
	}
	o := plain()
	o.Order = seed.LatLng
	if p := one(t, paris[:strings.Index(paris, ",\n{\"type\":\"Feature\",\"properties\":{\"name\":\"Chez")]+"]}", o); p.At.Lat != 48.844888 {
		t.Errorf("--order lat,lng on GeoJSON: %v", p.At)
	}
}

// What the rows say of a file whose numbers are exchanged or have lost a minus.
func TestPlacesWhereTheyCannotBe(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		file    string
		refused bool
		said    string // by the refusal or a warning; "" for neither
	}{
		"France in the Indian Ocean": {
			"name,lat,lng,country\nChez Janou,2.367,48.857,France\nTrain Bleu,2.374,48.845,France\n",
			true, "--map lat=lng,lng=lat reads them so",
		},
		"Brazil at sea, by the phone numbers": {
			"nome,latitude,longitude,telefone\nConfeitaria,-43.17,-22.90,+55 21\nAconchego,-43.18,-22.91,+55 21\n",
			true, "22.9°S 43.17°W (BR)",
		},
		"New York in Antarctica, where nobody says it": {
			"name,lat,lng\nKatz,-73.987,40.722\nJoe,-73.99,40.73\n", false, "40.722°N 73.987°W (US)",
		},
		"America without a minus": {
			"name,lat,lng,country\nKatz,40.72,73.98,United States\nLou,41.89,87.63,USA\n", false, "a minus before the longitudes",
		},
		"Australia without a minus": {
			"name,lat,lng,country\nOpera,33.85,151.21,Australia\nBondi,33.89,151.27,AU\n", false, "a minus before the latitudes",
		},
		"Hong Kong by a file that says China": {
			"name,lat,lng,country\n翠華,22.28,114.15,China\n蓮香,22.285,114.152,China\n", false, "",
		},
		"Chinese names abroad": {
			"name,lat,lng\n小杨生煎,40.7155,-73.998\n大壶春,40.716,-73.997\n", false, "",
		},
	}
	for name, test := range tests {
		file, err := seed.Open(strings.NewReader(test.file), plain())
		var said string
		if err != nil {
			said = err.Error()
		} else {
			for _, w := range file.Warnings() {
				said += w.Text
			}
		}
		if (err != nil) != test.refused || !strings.Contains(said, test.said) || test.said == "" && said != "" {
			t.Errorf("%s: error %v, said %q; want refused %v, and said %q", name, err, said, test.refused, test.said)
		}
	}
}
