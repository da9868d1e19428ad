package seed

import (
	"regexp"

	"nearby/geo"
)

// tencent are the answers of Tencent's place search, known by any of the things that it
// alone has: the codes of districts, what stands beside its list, or the colons between
// the levels of a category.
var tencent = []profile{
	tencentBy(profile{needs: []string{
		"ad_info.adcode|ad_info.province|ad_info.city|ad_info.district|adcode|_dir_desc",
	}}),
	tencentBy(profile{beside: []string{"status", "message", "request_id"}}),
	tencentBy(profile{cells: map[string]*regexp.Regexp{"category": levelsWithColons}}),
}

// levelsWithColons are the levels of a category as Tencent writes them, 美食:中国菜:火锅, where
// others write semicolons.
var levelsWithColons = regexp.MustCompile(`^\p{Han}[^:;|]*(:[^:;|]+)+$`)

// tencentBy is the profile of answers that also have something.
func tencentBy(p profile) profile {
	p.name = "Tencent (腾讯) place search"
	p.source = "https://lbs.qq.com/service/webService/webServiceGuide/search/webServiceSearch"
	p.needs = append([]string{"title", "location.lat", "location.lng"}, p.needs...)
	p.datum, p.why = geo.DatumGCJ02, "Tencent's place search answers in GCJ-02"
	p.columns = map[string][]string{
		"external_id": {"id"}, "name": {"title"}, "phone": {"tel"}, "category": {"category"},
	}
	return p
}
