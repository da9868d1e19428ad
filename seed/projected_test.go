package seed_test

import (
	"errors"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
	"nearby/seed/fault"
)

func TestMetresThatAreConverted(t *testing.T) {
	t.Parallel()
	const mercator = "name,x,y\nA,13522391.1,3663105.6\nB,13522402.7,3663011.2\n"
	tests := map[string]struct {
		file    string
		datum   geo.Datum
		want    geo.WGS84
		warning string
	}{
		"Web Mercator": {mercator, geo.DatumWGS84, geo.WGS84{Lat: 31.2308, Lng: 121.4741}, "Web Mercator"},
		"Baidu's":      {"name,x,y\nA,13522391.1,3640105.6\nB,13522402.7,3640011.2\n", geo.DatumBD09, geo.WGS84{Lat: 31.23, Lng: 121.463}, "bd09mc"},
	}
	for name, test := range tests {
		o := plain()
		o.Datum, o.Region = test.datum, geo.Mainland
		file, err := seed.Open(strings.NewReader(test.file), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := file.Read()
		if err != nil || p.At.GreatCircle(test.want) > 2000 {
			t.Errorf("%s: got %v, %v, want %v", name, p.At, err, test.want)
		}
		if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, test.warning) || !strings.Contains(notes, "metres of a projection") {
			t.Errorf("%s: notes %q", name, notes)
		}
	}
}

func TestMetresThatAreNamed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		file       string
		want, deny []string
	}{
		"Yorkshire": {
			"name,northing,easting\nHebden Bridge,427142,399341\nElland,420948,410816\n",
			[]string{"399341 and 427142", "British National Grid", "UTM", "-s_srs EPSG:27700", `X_POSSIBLE_NAMES="easting"`},
			[]string{"0.427142", "degrees times"},
		},
		"Taipei": {
			"name,x,y\n臺北車站,302230.5,2771490.2\n西門町,301400.1,2770800.9\n",
			[]string{"TWD97 with the meridian 121", "EPSG:3825", "UTM"},
			[]string{"Mercator", "British"},
		},
		"Taipei, said by the header": {
			"name,twd97_121_x,twd97_121_y\n臺北車站,302230.5,2771490.2\n西門町,301400.1,2770800.9\n",
			[]string{"EPSG:3826"},
			[]string{"3825", "UTM"},
		},
		"Hong Kong": {
			"名稱,x,y\n翠華餐廳,833900,816100\n蓮香樓,833700,816300\n", []string{"HK1980", "EPSG:2326"}, []string{"Mercator", "TWD"},
		},
		"Taipei in TWD67": {
			"名稱,X67,Y67\n士林夜市,301300,2776400\n寧夏夜市,301200,2772000\n", []string{"TWD67", "EPSG:3828"}, []string{"TWD97", "UTM"},
		},
		"Germany, said by the header": {
			"Name,Rechtswert,Hochwert\nRatskeller,3548500,5804200\nZum Löwen,3550100,5806300\n",
			[]string{"Germany's Gauss-Krüger", "EPSG:3146N"},
			[]string{"degrees times"},
		},
		"Paris, said by the header": {
			"nom,x_l93,y_l93\nLe Bouillon,652000,6862000\nChez Marie,652100,6862100\n", []string{"EPSG:2154"}, []string{"Mercator"},
		},
		"times a million": {
			"name,lat,lng\n人民广场,31230400,121473700\n外滩,31239700,121490500\n",
			[]string{"degrees times 1000000, then it is 31.2304°N 121.4737°E (CN): awk -F ','", "$2=$2/1000000"},
			[]string{"Mercator"},
		},
		"both Mercator and degrees times 100000": {
			"name,lat,lng\n人民广场,3123040,12147370\n外滩,3123970,12149050\n",
			[]string{"degrees times 100000, then it is 31.2304°N 121.4737°E (CN)", "Web Mercator"},
			nil,
		},
	}
	for name, test := range tests {
		o := plain()
		if strings.Contains(test.file, "twd97") {
			o.Map = map[string]string{"lng": "twd97_121_x", "lat": "twd97_121_y"}
		}
		if strings.Contains(test.file, "x_l93") {
			o.Map = map[string]string{"lng": "x_l93", "lat": "y_l93"}
		}
		if strings.Contains(test.file, "X67") {
			o.Map = map[string]string{"lng": "X67", "lat": "Y67"}
		}
		if strings.Contains(test.file, "easting") {
			o.Map = map[string]string{"lng": "easting", "lat": "northing"}
		}
		_, err := seed.Open(strings.NewReader(test.file), o)
		var usage *fault.Usage
		if !errors.As(err, &usage) {
			t.Errorf("%s: Open() error = %v, want the readings", name, err)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v lacks %q", name, err, want)
			}
		}
		for _, not := range test.deny {
			if strings.Contains(err.Error(), not) {
				t.Errorf("%s: %v has %q", name, err, not)
			}
		}
	}
}

// One row is never judged by where it would be, and no advice puts it into the sea.
func TestOneRowOfMetres(t *testing.T) {
	t.Parallel()
	r := refused(t, "name,lat,lng\nHebden Bridge,427142,399341\n", plain())
	if r.Code != fault.OutOfRange || !strings.Contains(r.Reason, "metres of a projection") || strings.Contains(r.Reason, "0.427142") {
		t.Errorf("got %v (%s)", r, r.Code)
	}
}

// Surveyors' x is the northing: the command names the columns for what they are.
func TestNorthingsCalledX(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"名称,X坐标,Y坐标\n小杨生煎,3456789.1,40353456.2\n大壶春,3457789.8,40354456.3\n":  `X_POSSIBLE_NAMES="Y坐标" -oo Y_POSSIBLE_NAMES="X坐标" -s_srs EPSG:45NN`,
		"名称,横坐标,纵坐标\n小杨生煎,353456.2,3456789.1\n大壶春,354456.3,3457789.8\n":      "without the zone",
		"名称,X,Y\nすし処,-35000.1,-12000.5\nそば屋,-36000.2,-11000.4\n":             `X_POSSIBLE_NAMES="Y"`,
		"사업장명,좌표정보(X),좌표정보(Y)\n명동,198765.1,451234.5\n서울,199765.1,452234.5\n": "EPSG:5174",
		"name,x,y\nRössli,2683256.5,1247789.5\nBären,2600000.5,1200000.5\n":  "EPSG:2056",
	} {
		if err := openError(t, file, plain()); !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v lacks %q", file, err, want)
		}
	}
}
