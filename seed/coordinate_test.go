package seed_test

import (
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed/fault"
)

func TestDegreesAsFilesWriteThem(t *testing.T) {
	t.Parallel()
	people := geo.WGS84{Lat: 31.2304, Lng: 121.4737}
	tests := map[string]struct {
		lat, lng string
		want     geo.WGS84
	}{
		"plain":                 {"31.2304", "121.4737", people},
		"spaces around":         {" 31.2304 ", "\t121.4737　", people},
		"sign for degrees":      {"31.2304°", "121.4737º", people},
		"letters behind":        {"31.2304N", "121.4737 E", people},
		"letters before":        {"N31.2304", "e 121.4737", people},
		"letters and degrees":   {"31.2304°N", "121.4737° E", people},
		"Chinese words":         {"北纬31.2304度", "东经 121.4737", people},
		"full-width digits":     {"３１．２３０４", "１２１．４７３７", people},
		"plus":                  {"+31.2304", "+121.4737", people},
		"leading zeros":         {"031.2304", "0121.4737", people},
		"south and west":        {"33.45S", "70.66 W", geo.WGS84{Lat: -33.45, Lng: -70.66}},
		"minus":                 {"-33.45", "-70.66", geo.WGS84{Lat: -33.45, Lng: -70.66}},
		"a typographer's minus": {"−33.45", "−70.66", geo.WGS84{Lat: -33.45, Lng: -70.66}},
		"Ürümqi":                {"43.8256", "87.6168", geo.WGS84{Lat: 43.8256, Lng: 87.6168}},
		"Longyearbyen":          {"78.2232", "15.6267", geo.WGS84{Lat: 78.2232, Lng: 15.6267}},
		"on the equator":        {"0", "109.3", geo.WGS84{Lat: 0, Lng: 109.3}},
		"the corners":           {"-90", "180", geo.WGS84{Lat: -90, Lng: 180}},
		"no whole part":         {".5", "-.25", geo.WGS84{Lat: .5, Lng: -.25}},
		"an exponent":           {"3.12304E+01", "1.214737e2", people},
		"decimal commas":        {`"31,2304"`, `"121,4737"`, people},
		"minutes":               {"31°15'", "121° 30′", geo.WGS84{Lat: 31.25, Lng: 121.5}},
		"minutes with decimals": {"31°15.3'N", "121°28.2'E", geo.WGS84{Lat: 31.255, Lng: 121.47}},
		"seconds, unquoted":     {`31°15'18"N`, `121°28'12"E`, geo.WGS84{Lat: 31.255, Lng: 121.47}},
		"seconds, spaces":       {"N31 15 18", "E121 28 12", geo.WGS84{Lat: 31.255, Lng: 121.47}},
		"seconds, typographic":  {"31° 15′ 18″ S", "121° 28’ 12” W", geo.WGS84{Lat: -31.255, Lng: -121.47}},
		"seconds, colons":       {"-31:15:18", "121:28:12", geo.WGS84{Lat: -31.255, Lng: 121.47}},
		"Chinese minutes":       {"北纬31度15分18秒", "东经121度28分12秒", geo.WGS84{Lat: 31.255, Lng: 121.47}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := one(t, "name,lat,lng\nx,"+test.lat+","+test.lng+"\n", plain()).At
			if got != test.want {
				t.Errorf("%q,%q: got %v, want %v", test.lat, test.lng, got, test.want)
			}
		})
	}
}

func TestDecimalCommasWhereTheyAreNoDelimiters(t *testing.T) {
	t.Parallel()
	want := geo.WGS84{Lat: 31.2304, Lng: 121.4737}
	if got := one(t, "name;lat;lng\nx;31,2304;121,4737\n", plain()).At; got != want {
		t.Errorf("semicolons: got %v, want %v", got, want)
	}
	if got := one(t, "name,lat,lng\nx,\"31,2304\",\"121,4737\"\n", plain()).At; got != want {
		t.Errorf("in quotes: got %v, want %v", got, want)
	}
}

func TestCoordinatesThatAreRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		lat, lng string
		code     fault.Code
		column   int
		reason   string
	}{
		"latitude missing":         {"", "121.47", fault.NoLocation, 2, "latitude"},
		"longitude missing":        {"31.23", "[]", fault.NoLocation, 3, "longitude"},
		"not a number":             {"nowhere", "121.47", fault.BadLat, 2, `"nowhere"`},
		"longitude not a number":   {"31.23", "#REF!", fault.BadLng, 3, `"#REF!"`},
		"NaN":                      {"nan", "121.47", fault.NoLocation, 2, ""},
		"infinite":                 {"Inf", "121.47", fault.BadLat, 2, ""},
		"exponent":                 {"31.23", "1.21E+02", fault.BadLng, 3, ""},
		"hexadecimal":              {"0x1F", "121.47", fault.BadLat, 2, ""},
		"underscored":              {"3_1", "121.47", fault.BadLat, 2, ""},
		"cut at the point":         {"31.23", "121.", fault.BadLng, 3, ""},
		"sixty minutes":            {"31°60'5\"\"N", "121.47", fault.BadLat, 2, ""},
		"two numbers":              {"31 14", "121.47", fault.BadLat, 2, ""},
		"two signs":                {"-31.2S", "121.47", fault.BadLat, 2, ""},
		"a longitude's letter":     {"31.2E", "121.47", fault.BadLat, 2, "exchanged"},
		"a latitude's letter":      {"31.2", "121.47N", fault.BadLng, 3, "exchanged"},
		"exchanged":                {"121.47", "31.23", fault.Swapped, 2, "exchanged"},
		"exchanged in Ürümqi":      {"87.6168", "43.8256", fault.Swapped, 2, "exchanged"},
		"exchanged in the west":    {"-99.13", "19.43", fault.Swapped, 2, "exchanged"},
		"nothing but zeros":        {"0.000", "-0", fault.Zero, 2, ""},
		"latitude off the globe":   {"91", "121.47", fault.OutOfRange, 2, "-90 and 90"},
		"longitude off the globe":  {"31", "180.01", fault.OutOfRange, 2, "-180 and 180"},
		"times a million":          {"31230400", "121473700", fault.Scaled, 2, "31.2304 and 121.4737"},
		"times a thousand million": {"31230400000", "121473700000", fault.OutOfRange, 2, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := refused(t, "name,lat,lng\nx,\""+test.lat+"\","+test.lng+"\n", plain())
			if r.Code != test.code || r.Column != test.column || !strings.Contains(r.Reason, test.reason) {
				t.Errorf("got %q (%s), want %s in column %d: …%s…",
					r, r.Code, test.code, test.column, test.reason)
			}
		})
	}
}

func TestLocationInOneCell(t *testing.T) {
	t.Parallel()
	people := geo.WGS84{Lat: 31.2304, Lng: 121.4737}
	tests := map[string]struct {
		header, cell string
		want         geo.WGS84
	}{
		"AMap's order":                      {"location", "121.4737,31.2304", people},
		"the other, if only it is possible": {"location", "31.2304,121.4737", people},
		"AMap's order where both are possible, but the other is at sea": {
			"location", "87.6168,43.8256", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"the other where AMap's is at sea": {
			"location", "43.8256,87.6168", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"order in the header": {
			"lat_lng", "43.8256,87.6168", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"order in letters": {
			"坐标", "43.8256N 87.6168E", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"one letter is enough": {
			"坐标", "43.8256N 87.6168", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"space":            {"经纬度", "121.4737 31.2304", people},
		"semicolon":        {"坐标", "121.4737; 31.2304", people},
		"full-width comma": {"坐标", "121.4737，31.2304", people},
		"brackets":         {"coordinates", "[121.4737, 31.2304]", people},
		"WKT":              {"wkt", "POINT (121.4737 31.2304)", people},
		"WKT of AMap's western China": {
			"geometry", "POINT(87.6168 43.8256)", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"WKT is longitude first in any column": {
			"lat_lng", "POINT(87.6168 43.8256)", geo.WGS84{Lat: 43.8256, Lng: 87.6168},
		},
		"WKT in small letters":     {"geom", "point(121.4737   31.2304)", people},
		"WKT with a height":        {"geom", "POINT Z (121.4737 31.2304 4.5)", people},
		"WKT with height, no word": {"geom", "POINT(121.4737 31.2304 4.5)", people},
		"a multipoint":             {"geom", "MULTIPOINT ((121.4737 31.2304))", people},
		"a multipoint, bare":       {"geom", "MULTIPOINT (121 30,122 32)", geo.WGS84{Lat: 31, Lng: 121.5}},
		"a polygon": {
			"wkt", " POLYGON ((120 30, 122 30, 122 32, 120 32, 120 30), (120.5 30.5, 121.5 30.5, 121.5 31.5, 120.5 31.5, 120.5 30.5)) ",
			geo.WGS84{Lat: 31, Lng: 121},
		},
		"a multipolygon": {
			"wkt", "MULTIPOLYGON Z (((120 30 1, 122 30 1, 122 32 1, 120 32 1, 120 30 1)))", geo.WGS84{Lat: 31, Lng: 121},
		},
		"EWKT with blanks":     {"wkt", "SRID=4326; POINT (121.4737 31.2304)", people},
		"GeoJSON":              {"Geo Shape", `{""type"": ""Point"", ""coordinates"": [121.4737, 31.2304, 0.0]}`, people},
		"a Python dictionary":  {"location", "{'latitude': '31.2304', 'longitude': '121.4737', 'needs_recoding': False}", people},
		"a JavaScript object":  {"location", "{lng: 121.4737, lat: 31.2304}", people},
		"behind an address":    {"location", "1 People's Square (31.2304, 121.4737)", people},
		"decimal commas":       {"location", "31,2304; 121,4737", people},
		"letters, no space":    {"location", "31.2304N121.4737E", people},
		"Chinese words":        {"location", "东经121.4737度，北纬31.2304度", people},
		"words without a sign": {"location", "北纬31.2304东经121.4737", people},
		"EWKT":                 {"the_geom", "SRID=4326;POINT(121.4737 31.2304)", people},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := plain()
			o.CategoryMap = map[string]string{"*": "restaurant"} // areas, however large
			got := one(t, "name,"+test.header+"\nx,\""+test.cell+"\"\n", o).At
			if got != test.want {
				t.Errorf("%q: got %v, want %v", test.cell, got, test.want)
			}
		})
	}
}

func TestLocationInOneCellRefused(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]fault.Code{
		"":                                  fault.NoLocation,
		"[]":                                fault.NoLocation,
		"POINT(31.2304 121.4737)":           fault.Swapped,
		"0,0":                               fault.Zero,
		"POINT (0 0)":                       fault.Zero,
		"121473700,31230400":                fault.Scaled,
		"121.4737":                          fault.BadLocation,
		"121.4737,31.2304,4":                fault.BadLocation,
		"黄河路90号":                            fault.BadLocation,
		"121.4737E,31.2304E":                fault.BadLocation,
		"POINT EMPTY":                       fault.BadLocation,
		"POINT(121.4737)":                   fault.BadLocation,
		"POINT(121.4737 31.2304":            fault.BadLocation,
		"POLYGON((121 31,122 32,121 31)":    fault.BadLocation,
		"POLYGON EMPTY":                     fault.BadLocation,
		"POINT(nan nan)":                    fault.BadLocation,
		"{'lat': 'x', 'lng': 1}":            fault.BadLocation,
		"{'a': 1}":                          fault.BadLocation,
		"SRID=3857;POINT(13522000 3662000)": fault.BadLocation,
		"200,95":                            fault.OutOfRange,
	} {
		r := refused(t, "name,location\nx,\""+cell+"\"\n", plain())
		if r.Code != want || r.Column != 2 || r.Field != "location" {
			t.Errorf("%q: got %v (%s), want %s in column 2 (location)", cell, r, r.Code, want)
		}
	}
}
