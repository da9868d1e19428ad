package settings

import (
	"nearby/geo"
	"nearby/maplink"
	"nearby/usage"
)

// Shift says where GCJ-02 applies.
type Shift struct {
	ShiftRegion string `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
}

// Region is the setting as package geo knows it.
func (s Shift) Region(f *usage.Faults) geo.Region {
	return usage.Parsed(f, "NEARBY_SHIFT_REGION", s.ShiftRegion, geo.ParseRegion)
}

// Maps says which maps links open, and where GCJ-02 applies.
type Maps struct {
	Map string `env:"NEARBY_MAP" default:"tencent" help:"Whose maps links open: tencent, amap, baidu, apple, google or osm."`

	Shift
}

// maps are the settings as package maplink knows them.
func (m Maps) maps(f *usage.Faults) maplink.Maker {
	return maplink.Maker{
		Provider: usage.Parsed(f, "NEARBY_MAP", m.Map, maplink.ParseProvider),
		Region:   m.Region(f),
		App:      "nearby",
	}
}
