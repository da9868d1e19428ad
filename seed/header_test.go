package seed_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
)

// meanings are the columns of a file that mean something, as "number=field".
func meanings(t *testing.T, header string, o seed.Options) (string, seed.Understanding) {
	t.Helper()
	file, err := seed.Open(strings.NewReader(header+"\n"), o)
	if err != nil {
		t.Fatalf("Open(%q): %v", header, err)
	}
	var b strings.Builder
	u := file.Understood()
	for _, c := range u.Columns {
		if c.Field != "" {
			fmt.Fprintf(&b, "%d=%s ", c.Number, c.Field)
		}
	}
	return strings.TrimSpace(b.String()), u
}

func TestHeadersAreUnderstood(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header string
		given  map[string]string
		want   string
	}{
		"our own": {
			"external_id,name,lat,lng,opening_hours,image_url",
			nil, "1=external_id 2=name 3=lat 4=lng 5=opening_hours 6=image_url",
		},
		"a spreadsheet in Chinese": {
			"编号,店名,地址,联系电话,营业时间,人均消费,经度,纬度,类型",
			nil, "1=external_id 2=name 3=address 4=phone 5=opening_hours 6=price 7=lng 8=lat 9=category",
		},
		"AMap's API": {
			"id,name,type,typecode,biz_type,address,location,tel,distance,pname,cityname,adname",
			nil, "1=external_id 2=name 3=category 6=address 7=location 8=phone",
		},
		"Baidu's API": {
			"uid,name,location.lat,location.lng,address,province,telephone,tag,overall_rating",
			nil, "1=external_id 2=name 3=lat 4=lng 5=address 7=phone 8=category 9=rating",
		},
		"GTFS: the code is no id and the spoken name no English one": {
			"stop_id,stop_code,stop_name,tts_stop_name,stop_desc,stop_lat,stop_lon,location_type",
			nil, "1=external_id 3=name 6=lat 7=lng",
		},
		"Overpass": {"@id\t@lat\t@lon\tname\tname:en\tamenity", nil, "1=external_id 2=lat 3=lng 4=name 5=name_en 6=category"},
		"Foursquare": {
			"fsq_place_id,name,latitude,longitude,address,tel,website,fsq_category_labels",
			nil, "1=external_id 2=name 3=lat 4=lng 5=address 6=phone 7=url 8=category",
		},
		"case, spaces, dashes and width do not matter": {
			" NAME ,Lat-itude,ＬＯＮ,\uFEFFTel,Opening Hours,image-url",
			nil, "1=name 2=lat 3=lng 4=phone 5=opening_hours 6=image_url",
		},
		"quoted":                      {"\"name\",\"lat\",\"lng\"", nil, "1=name 2=lat 3=lng"},
		"the better header wins":      {"title,y,x,name,lat,lng", nil, "4=name 5=lat 6=lng"},
		"the first of two equal ones": {"name,lat,lng,name", nil, "1=name 2=lat 3=lng"},
		"a pair wins over one cell":   {"name,location,lat,lng", nil, "1=name 3=lat 4=lng"},
		"mapped by header": {
			"Description,lat,lng,address", map[string]string{"name": "description", "lines": "Address"},
			"1=name 2=lat 3=lng 4=lines",
		},
		"mapped by number":              {"a,b,c,d", map[string]string{"name": "2", "lat": "3", "lng": "4"}, "2=name 3=lat 4=lng"},
		"mapped one half of the pair":   {"name,Breite,lng", map[string]string{"lat": "Breite"}, "1=name 2=lat 3=lng"},
		"mapped one cell before a pair": {"name,lat,lng,p", map[string]string{"location": "p"}, "1=name 4=location"},
		"a header that is a number":     {"3,lat,lng,name", map[string]string{"name": "3"}, "1=name 2=lat 3=lng"},
		"mapped to nothing":             {"name,lat,lng,rating", map[string]string{"rating": ""}, "1=name 2=lat 3=lng"},
		"one column, two fields": {
			"name,lat,lng", map[string]string{"name": "name", "address": "name"}, "1=name, address 2=lat 3=lng",
		},
		"a rejects file": {
			"name,lat,lng,reject_line,reject_column,reject_code,reject_reason", nil, "1=name 2=lat 3=lng",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Map = test.given
			if got, _ := meanings(t, test.header, o); got != test.want {
				t.Errorf("%s: got %s, want %s", test.header, got, test.want)
			}
		})
	}
}

func TestDatumFromTheHeader(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		header  string
		flag    geo.Datum
		given   map[string]string
		want    geo.Datum
		columns string
	}{
		"suffix _84":                     {"经度_84,纬度_84,名称", 0, nil, geo.DatumWGS84, "1=lng 2=lat 3=name"},
		"prefix":                         {"name,gcj02_lng,gcj02_lat", 0, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat"},
		"suffix in brackets":             {"name,lat(BD-09),lng（BD-09）", 0, nil, geo.DatumBD09, "1=name 2=lat 3=lng"},
		"one cell":                       {"名称,GCJ02坐标", 0, nil, geo.DatumGCJ02, "1=name 2=location"},
		"a map's name":                   {"名称,百度经度,百度纬度", 0, nil, geo.DatumBD09, "1=name 2=lng 3=lat"},
		"GTFS":                           {"stop_name,stop_lat,stop_lon", 0, nil, geo.DatumWGS84, "1=name 2=lat 3=lng"},
		"GTFS, but the flag":             {"stop_name,stop_lat,stop_lon", geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lat 3=lng"},
		"two pairs: WGS-84":              {"name,gcj02_lon,gcj02_lat,wgs84_lon,wgs84_lat", 0, nil, geo.DatumWGS84, "1=name 4=lng 5=lat"},
		"two pairs: the flag's":          {"name,gcj02_lon,gcj02_lat,wgs84_lon,wgs84_lat", geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat"},
		"one of two is stated":           {"name,lon,lat,wgs_lon,wgs_lat", 0, nil, geo.DatumWGS84, "1=name 4=lng 5=lat"},
		"the unstated one is the flag's": {"name,lon,lat,wgs84_lon,wgs84_lat", geo.DatumGCJ02, nil, geo.DatumGCJ02, "1=name 2=lng 3=lat"},
		"the flag says the same":         {"name,wgs84_lat,wgs84_lng", geo.DatumWGS84, nil, geo.DatumWGS84, "1=name 2=lat 3=lng"},
		"insisting against the header": {
			"name,wgs84_lat,wgs84_lng", geo.DatumGCJ02,
			map[string]string{"lat": "wgs84_lat", "lng": "wgs84_lng"}, geo.DatumGCJ02, "1=name 2=lat 3=lng",
		},
		"mapped columns state it too": {
			"name,wgs84_lat,wgs84_lng,gcj02_lat,gcj02_lng", 0,
			map[string]string{"lat": "gcj02_lat", "lng": "gcj02_lng"}, geo.DatumGCJ02, "1=name 4=lat 5=lng",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.Datum, o.Map = test.flag, test.given
			columns, u := meanings(t, test.header, o)
			if u.Datum != test.want || u.DatumWhy == "" || columns != test.columns {
				t.Errorf("got %s (%s) from %s, want %s from %s", u.Datum, u.DatumWhy, columns, test.want, test.columns)
			}
		})
	}
}

func TestWhatAFlagMends(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng\n"
	tests := map[string]struct {
		content string
		change  func(*seed.Options)
		want    string
	}{
		"no datum":                  {header, func(o *seed.Options) { o.Datum = 0 }, "--crs wgs84"},
		"another datum":             {"name,gcj02_lat,gcj02_lng\n", func(*seed.Options) {}, "leave --crs out"},
		"two datums":                {"name,wgs84_lat,wgs84_lng,bd09_lng\n", func(o *seed.Options) { o.Datum = 0; o.Map = map[string]string{"lng": "bd09_lng"} }, "two datums"},
		"no names":                  {"lat,lng\n", func(*seed.Options) {}, "--map name=COLUMN"},
		"no coordinates":            {"name,address\n", func(*seed.Options) {}, "--map lat=COLUMN,lng=COLUMN"},
		"half of a pair":            {"name,lat\n", func(*seed.Options) {}, "--map lat=COLUMN,lng=COLUMN"},
		"no category":               {header, func(o *seed.Options) { o.Category = "" }, "--category"},
		"no such category":          {header, func(o *seed.Options) { o.Category = "pub" }, "restaurant, transit"},
		"no such category mapped":   {header, func(o *seed.Options) { o.CategoryMap = map[string]string{"酒吧": "pub"} }, "--map-category 酒吧=pub"},
		"no such field":             {header, func(o *seed.Options) { o.Map = map[string]string{"titel": "1"} }, "external_id, name"},
		"no such column":            {header, func(o *seed.Options) { o.Map = map[string]string{"name": "名"} }, `"name", "lat", "lng"`},
		"no such number":            {header, func(o *seed.Options) { o.Map = map[string]string{"name": "4"} }, "3 columns"},
		"number nought":             {header, func(o *seed.Options) { o.Map = map[string]string{"name": "0"} }, "3 columns"},
		"a column twice":            {"name,name,lat,lng\n", func(o *seed.Options) { o.Map = map[string]string{"name": "name"} }, "more than once"},
		"a header without one":      {header, func(o *seed.Options) { o.NoHeader = true; o.Map = map[string]string{"name": "name"} }, "number"},
		"no header, no names":       {header, func(o *seed.Options) { o.NoHeader = true; o.Map = map[string]string{"lat": "2", "lng": "3"} }, "--map name=NUMBER"},
		"no header, no coordinates": {header, func(o *seed.Options) { o.NoHeader = true; o.Map = map[string]string{"name": "1"} }, "--map lat=NUMBER"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			test.change(&o)
			err := openError(t, test.content, o)
			var usage *seed.UsageError
			if !errors.As(err, &usage) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want a UsageError that says %q", err, test.want)
			}
		})
	}
}

func TestAllFaultsOfTheFlagsAtOnce(t *testing.T) {
	t.Parallel()
	err := openError(t, "名,lat,lng\n", seed.Options{Categories: categories})
	for _, want := range []string{"--map name", "--category", "--crs"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to mention %s as well", err, want)
		}
	}
}

func TestUnderstandingIsReadable(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Datum = 0
	_, u := meanings(t, "名称;经度_84;纬度_84;备注", o)
	want := `encoding   utf-8 (valid throughout the beginning)
delimiter  ;
datum      wgs84 (header "纬度_84")
category   restaurant, where no column says it
column 1   name (名称)
column 2   lng (经度_84)
column 3   lat (纬度_84)
column 4   not used (备注)
`
	if got := u.String(); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestDelimiterIsFound(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]seed.Delimiter{
		"name,lat,lng":                 ',',
		"name;lat;lng":                 ';',
		"name\tlat\tlng":               '\t',
		"name|lat|lng":                 '|',
		"\"name; or, title\";lat;lng":  ';',
		"name;\"a,b,c,d\";lat;lng":     ';',
		"\"the, name\nof it\";lat;lng": ';',
	} {
		o := plain()
		o.Map = map[string]string{"name": "1"}
		if _, u := meanings(t, header, o); u.Delimiter != want {
			t.Errorf("%s: got %s, want %s", header, u.Delimiter, want)
		}
	}
	o := plain()
	o.Delimiter = '|'
	if got := one(t, "name,or;title|lat|lng\nx,y;z|31|121\n", withName(o, "1")).Name; got != "x,y;z" {
		t.Errorf("as given: got name %q, want x,y;z", got)
	}
}

func withName(o seed.Options, column string) seed.Options {
	o.Map = map[string]string{"name": column}
	return o
}
