package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"nearby/seed"
	"nearby/seed/csv"
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
		"Overpass": {
			"@id\t@lat\t@lon\tname\tname:en\tamenity",
			nil, "1=external_id 2=lat 3=lng 4=name 5=name_en 6=category",
		},
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
			"Description,lat,lng,address",
			map[string]string{"name": "description", "lines": "Address"},
			"1=name 2=lat 3=lng 4=lines",
		},
		"mapped by number": {
			"a,b,c,d", map[string]string{"name": "2", "lat": "3", "lng": "4"}, "2=name 3=lat 4=lng",
		},
		"mapped one half of the pair": {
			"name,Breite,lng", map[string]string{"lat": "Breite"}, "1=name 2=lat 3=lng",
		},
		"mapped one cell before a pair": {
			"name,lat,lng,p", map[string]string{"location": "p"}, "1=name 4=location",
		},
		"a header that is a number": {
			"3,lat,lng,name", map[string]string{"name": "3"}, "1=name 2=lat 3=lng",
		},
		"mapped to nothing": {
			"name,lat,lng,rating", map[string]string{"rating": ""}, "1=name 2=lat 3=lng",
		},
		"one column, two fields": {
			"name,lat,lng",
			map[string]string{"name": "name", "address": "name"},
			"1=name, address 2=lat 3=lng",
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

func TestUnderstandingIsReadable(t *testing.T) {
	t.Parallel()
	o := plain()
	o.Datum = 0
	_, u := meanings(t, "名称;经度_84;纬度_84;备注", o)
	want := `format     csv
encoding   utf-8 (valid throughout the beginning)
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
	for header, want := range map[string]csv.Delimiter{
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

// Headers of more countries, and columns of names that are called by what they name.
func TestHeadersOfMoreCountries(t *testing.T) {
	t.Parallel()
	for header, rest := range map[string]string{
		"Nazwa;Szerokość geograficzna;Długość geograficzna;Adres;Telefon": "A;52.2;21.0;ulica 1;1234567",
		"Naam;Breedtegraad;Lengtegraad;Adres;Telefoon":                    "A;52.2;21.0;ulica 1;1234567",
		"Tên;Vĩ độ;Kinh độ;Địa chỉ;Điện thoại":                            "A;52.2;21.0;ulica 1;1234567",
		"Ad;Enlem;Boylam;Adres;Telefon":                                   "A;52.2;21.0;ulica 1;1234567",
		"ชื่อ;ละติจูด;ลองจิจูด;ที่อยู่;โทรศัพท์":                          "A;52.2;21.0;ulica 1;1234567",
		"Název;Zeměpisná šířka;Zeměpisná délka;Adresa;Telefon":            "A;52.2;21.0;ulica 1;1234567",
		"Navn;Breddegrad;Lengdegrad;Adresse;Telefon":                      "A;52.2;21.0;ulica 1;1234567",
		"Име;Ширина;Дължина;Адрес;Телефон":                                "A;52.2;21.0;ulica 1;1234567",
		"Назва;Широта;Довгота;Адреса;Телефон":                             "A;52.2;21.0;ulica 1;1234567",
		"שם;קו רוחב;קו אורך;כתובת;telephone":                              "A;52.2;21.0;ulica 1;1234567",
		"الاسم;خط العرض;خط الطول;العنوان;telephone":                       "A;52.2;21.0;ulica 1;1234567",
		"facility.name_tc;lat;lng;addr_tc;tel":                            "A;52.2;21.0;ulica 1;1234567",
		"지점명;위도;경도;주소;전화번호":                                               "A;52.2;21.0;ulica 1;1234567",
		"bldn_nm;lat;lot;address;phone":                                   "A;52.2;21.0;ulica 1;1234567",
		"shopName;glat;glng;address;phone":                                "A;52.2;21.0;ulica 1;1234567",
		"Station;N;E;Adress;Telefon":                                      "A;52.2;21.0;ulica 1;1234567",
		"Stations de métro;Latitude;Longitude;Adresse;Téléphone":          "A;52.2;21.0;ulica 1;1234567",
		"地铁站;纬度;经度;地址;电话":                                                 "A;52.2;21.0;ulica 1;1234567",
	} {
		p := one(t, header+"\n"+rest+"\n", plain())
		if p.Name != "A" || p.At.Lat != 52.2 || p.At.Lng != 21 || p.Address != "ulica 1" || p.Phone != "1234567" {
			t.Errorf("%s: got %+v", header, p)
		}
	}
	for _, header := range []string{"Station ID", "Stop code", "Gare description"} {
		if _, err := seed.Open(strings.NewReader(header+",lat,lng\nx,31,121\n"), plain()); err == nil {
			t.Errorf("%s is taken for the name", header)
		}
	}
	if p := one(t, "Station,Store Name,lat,lng\n新宿,A,31,121\n", plain()); p.Name != "A" {
		t.Errorf("beside a Store Name the Station is taken for the name: %+v", p)
	}
	_, err := seed.Open(strings.NewReader("name,E,N\nZürich,2683141,1247927\nBern,2600038,1199770\n"), plain())
	if err == nil || !strings.Contains(err.Error(), "EPSG:2056") {
		t.Errorf("Swiss E and N: %v, want LV95 named", err)
	}
}
