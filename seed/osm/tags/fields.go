package tags

import "slices"

// Field is a field of a place, by its name in --map, and how it is found in tags.
type Field struct {
	Name  string
	Value func(Tags) string
}

// Fields are all that tags say.
var Fields = []Field{
	{"name", Name},
	{"name_en", English},
	{"category", Category},
	{"kind", Kind},
	{"address", func(t Tags) string { return Address(t, "") }},
	{"phone", func(t Tags) string { return t.first("phone", "contact:phone", "contact:mobile", "mobile") }},
	{"lines", func(t Tags) string { return t.first("route_ref", "line") }},
	{"opening_hours", func(t Tags) string { return t("opening_hours") }},
	{"wheelchair", func(t Tags) string { return t("wheelchair") }},
	{"url", func(t Tags) string { return t.first("website", "contact:website", "url") }},
	{"image_url", image},
	{"status", Status},
}

// Keys are those that the fields are found by.
var Keys = slices.Concat(nameKeys, placeKeys, lifecycleKeys(), kindKeys, addressKeys, []string{
	"phone", "contact:phone", "contact:mobile", "mobile", "route_ref", "line", "opening_hours", "wheelchair",
	"website", "contact:website", "url", "image", "disused", "abandoned", "demolished", "end_date",
})
