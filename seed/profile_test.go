package seed_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/geo"
	"nearby/place"
	"nearby/seed/fault"
)

// at is a pair on a datum, as it is stored.
func at(d geo.Datum, lat, lng float64) geo.WGS84 { return d.WGS84(lat, lng, geo.Mainland) }

// Files that are known need no flags: neither --crs nor --map nor --category.
func TestKnownFiles(t *testing.T) {
	t.Parallel()
	wgs := geo.DatumWGS84
	tests := map[string]struct {
		profile string
		datum   geo.Datum
		places  []place.Place
		closed  int64
	}{
		"amap.csv": {"AMap", geo.DatumGCJ02, []place.Place{
			{
				ExternalID: "B00155QWER", Category: "restaurant", Name: "佳家汤包(人民广场店)", Kind: "上海菜", Kinds: "shanghai", Address: "黄河路127号",
				Phone: "021-63276878", Rating: 4.2, Price: "35.00", At: at(geo.DatumGCJ02, 31.230416, 121.473701),
			},
			{
				ExternalID: "B00155QWES", Category: "transit", Name: "人民广场(公交站)", Kind: "公交车站相关", Kinds: "bus", Lines: "18路;46路",
				At: at(geo.DatumGCJ02, 31.232781, 121.475137),
			},
		}, 0},
		"amap-answer.json": {"AMap", geo.DatumGCJ02, []place.Place{
			{
				ExternalID: "B00155QWER", Category: "restaurant", Name: "佳家汤包(人民广场店)", Kind: "上海菜", Kinds: "shanghai", Address: "黄河路127号",
				Rating: 4.2, Price: "35.00", At: at(geo.DatumGCJ02, 31.230416, 121.473701),
			},
			{
				ExternalID: "B00155QWES", Category: "transit", Name: "人民广场(公交站)", Kind: "公交车站相关", Kinds: "bus", Lines: "18路;46路",
				At: at(geo.DatumGCJ02, 31.232781, 121.475137),
			},
		}, 0},
		"baidu.csv": {"Baidu", geo.DatumBD09, []place.Place{{
			ExternalID: "8ee4560cf91d160e6cc02cd7", Category: "restaurant", Name: "老孙家泡馍", Kind: "中餐厅", Kinds: "chinese", Address: "东大街364号",
			Phone: "(029)87403205", Rating: 4.1, Price: "46", At: at(geo.DatumBD09, 34.268234, 108.953421),
		}}, 0},
		"tencent.csv": {"Tencent", geo.DatumGCJ02, []place.Place{{
			ExternalID: "16414127390341467811", Category: "restaurant", Name: "大壶春(四川中路店)", Address: "四川中路136号",
			At: at(geo.DatumGCJ02, 31.236601, 121.486543),
		}}, 0},
		"overpass.tsv": {"Overpass", wgs, []place.Place{
			{
				ExternalID: "node/10", Category: "restaurant", Name: "全聚德", NameEN: "Quanjude",
				Hours: "Mo-Su 10:00-22:00", Zone: "Asia/Shanghai", At: at(wgs, 31.2304, 121.4737),
			},
			{
				ExternalID: "way/10", Category: "transit", Name: "人民广场", NameEN: "People's Square",
				At: at(wgs, 31.2310, 121.4740),
			},
		}, 0},
		"ogr2ogr.csv": {"ogr2ogr", wgs, []place.Place{
			{
				ExternalID: "1001", Category: "restaurant", Name: "Lau Pa Sat", Kind: "food_court", Kinds: "food_court", NameEN: `Lau Pa Sat "Festival" Market`,
				Phone: "+65 6220 2138", Hours: "24/7", Zone: "Asia/Singapore", At: at(wgs, 1.2841, 103.8515),
			},
			{
				ExternalID: "1002", Category: "transit", Name: "Opp Lau Pa Sat", Kind: "bus_stop", Kinds: "bus", Lines: "10;57;131",
				At: at(wgs, 1.2850, 103.8530),
			},
		}, 0},
		"geofabrik.csv": {"Geofabrik", wgs, []place.Place{
			{ExternalID: "240109189", Category: "restaurant", Name: "Song Fa Bak Kut Teh", At: at(wgs, 1.3521, 103.8198)},
			{ExternalID: "240109190", Category: "transit", Name: "MacRitchie Reservoir", Kind: "bus_stop", Kinds: "bus", At: at(wgs, 1.3525, 103.82)},
		}, 0},
		"overture.geojson": {"Overture", wgs, []place.Place{{
			ExternalID: "08f2830828d6d2", Category: "restaurant", Name: "Lou Malnati's", NameEN: "Lou Malnati's",
			Address: "439 N Wells St", Phone: "+13128289800", URL: "https://example.com/lou", Status: "open",
			At: at(wgs, 41.8781, -87.6298),
		}}, 1},
		"foursquare.csv": {"Foursquare", wgs, []place.Place{{
			ExternalID: "4b0588f9f964a520e0d122e3", Category: "restaurant", Name: "Maxwell Food Centre",
			Kind: "Food Court", Kinds: "food_court", Address: "1 Kadayanallur St", URL: "https://example.com/maxwell", At: at(wgs, 1.280333, 103.844760),
		}}, 1},
		"CN.txt": {"GeoNames", wgs, []place.Place{
			{
				ExternalID: "1816670", Category: "transit", Name: "Beijing Railway Station", Kind: "rail", Kinds: "rail",
				NameEN: "Beijing Railway Station", At: at(wgs, 39.9029, 116.4210),
			},
			{
				ExternalID: "1816671", Category: "restaurant", Name: "Quanjude Qianmen", NameEN: "Quanjude Qianmen",
				At: at(wgs, 39.8980, 116.3950),
			},
		}, 0},
		"trainline.csv": {"Trainline", wgs, []place.Place{{
			ExternalID: "4916", Category: "transit", Name: "Paris Gare du Nord", NameEN: "Paris North", Zone: "Europe/Paris",
			At: at(wgs, 48.880185, 2.355151),
		}}, 0},
		"lta.csv": {"LTA", wgs, []place.Place{{
			ExternalID: "01012", Category: "transit", Name: "Hotel Grand Pacific", Address: "Victoria St",
			At: at(wgs, 1.29684825487647, 103.85253591654006),
		}}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := nothing()
			o.Categories = slices.Clone(categories)
			o.Categories[0].Aliases = append(slices.Clone(o.Categories[0].Aliases), "food_court")
			o.Categories[1].Aliases = append(slices.Clone(o.Categories[1].Aliases), "station")
			file := openFile(t, filepath.Join("testdata", "profiles", name), o)
			u := file.Understood()
			if !strings.Contains(u.Profile, test.profile) || u.Datum != test.datum {
				t.Errorf("known as %q on %s, want %s on %s", u.Profile, u.Datum, test.profile, test.datum)
			}
			places, rejects := readAll(t, file)
			if diff := cmp.Diff(test.places, places); diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
			for _, r := range rejects {
				t.Errorf("reject %v (%s)", r, r.Code)
			}
			if closed := file.Skipped(); closed != test.closed {
				t.Errorf("%d are closed, want %d", closed, test.closed)
			}
		})
	}
}

// What a profile says never overrules what the operator or a header says.
func TestAProfileYields(t *testing.T) {
	t.Parallel()
	const amap = "id,name,type,typecode,location,adname,lat84,lng84,note\n1,店,餐饮服务,050000,\"121.5,31.2\",黄浦区,31.3,121.6,x\n"
	o := foodOnly()
	o.Datum = geo.DatumWGS84
	if p := one(t, amap, o); p.At != (geo.WGS84{Lat: 31.2, Lng: 121.5}) {
		t.Errorf("--crs wgs84: got %v", p.At)
	}
	o = foodOnly()
	o.Map = map[string]string{"lat": "lat84", "lng": "lng84", "address": "note"}
	if p := one(t, amap, o); p.At != (geo.WGS84{Lat: 31.3, Lng: 121.6}) || p.Address != "x" {
		t.Errorf("--map: got %+v, want the columns that it names, on the datum of their headers", p)
	}
	o.Map = map[string]string{"lat": "note", "lng": "note"}
	if err := openError(t, amap, o); !strings.Contains(err.Error(), "--crs") {
		t.Errorf("other columns than AMap's: got %v, want to be asked for --crs", err)
	}
}

// AMap's columns with separate coordinates are on whichever datum somebody chose.
func TestTheDatumOfConvertedFilesIsAsked(t *testing.T) {
	t.Parallel()
	err := openError(t, "name,address,adname,pname,type,lat,lon\n店,路,区,市,餐饮服务,31,121\n", foodOnly())
	var usage *fault.Usage
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "AMap") || !strings.Contains(err.Error(), "--crs") {
		t.Errorf("got %v, want a UsageError that knows AMap and asks for --crs", err)
	}
}
