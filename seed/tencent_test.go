package seed_test

import (
	"strings"
	"testing"

	"nearby/geo"
	"nearby/seed"
)

// Tencent's answers are known without the codes of districts, by what stands around and in
// them; the same keys in another answer are not taken for theirs.
func TestTencentIsKnownByItsAnswers(t *testing.T) {
	t.Parallel()
	const place = `"id":"1","title":"大壶春","address":"四川中路136号","tel":"021-63115177","location":{"lat":31.2366,"lng":121.4865}`
	tests := map[string]struct {
		content string
		known   bool
	}{
		"by its members":              {`{"status":0,"message":"query ok","count":1,"request_id":"x","data":[{` + place + `,"category":"美食"}]}`, true},
		"of places around":            {`{"status":0,"message":"query ok","request_id":"x","result":{"pois":[{` + place + `,"_dir_desc":"内"}]}}`, true},
		"its list, by categories":     {`[{` + place + `,"category":"美食:小吃快餐"}]`, true},
		"its list, by a district":     {`[{` + place + `,"ad_info":{"province":"上海市"}}]`, true},
		"another list":                {`[{` + place + `,"category":"Restaurants"}]`, false},
		"another's levels":            {`[{` + place + `,"category":"美食;小吃快餐"}]`, false},
		"another answer, no mark":     {`{"status":0,"data":[{` + place + `,"category":"美食"}]}`, false},
		"its categories in a CSV":     {"title,location.lat,location.lng,category\n大壶春,31.2366,121.4865,美食:小吃快餐\n", true},
		"an answer with an empty one": {`{"status":0,"message":"","request_id":"","data":[{"title":"x","location":{"lat":31.2366,"lng":121.4865}}]}`, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := foodOnly()
			o.Category = "restaurant"
			file, err := seed.Open(strings.NewReader(test.content), o)
			switch {
			case !test.known:
				if err == nil || !strings.Contains(err.Error(), "--crs") {
					t.Errorf("got %v, want the question for --crs", err)
				}
				return
			case err != nil:
				t.Fatal(err)
			}
			if p, err := file.Read(); err != nil || p.At != at(geo.DatumGCJ02, 31.2366, 121.4865) {
				t.Errorf("got %+v, %v, want it on GCJ-02", p, err)
			}
		})
	}
}
