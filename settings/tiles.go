package settings

import (
	"errors"

	pages "nearby/api/page"
	"nearby/geo"
	"nearby/usage"
)

// Tiles say what lies below the interactive map of the pages.
type Tiles struct {
	Tiles            string `name:"map-tiles" env:"NEARBY_MAP_TILES" placeholder:"URL" help:"Tiles of an interactive map on pages: an address with {z}, {x}, {y} and perhaps {s}; none = the drawn map alone. Their server learns where people look."`
	TilesCRS         string `name:"map-tiles-crs" env:"NEARBY_MAP_TILES_CRS" default:"wgs84" help:"Datum of the tiles: wgs84 or gcj02."`
	TilesAttribution string `name:"map-tiles-attribution" env:"NEARBY_MAP_TILES_ATTRIBUTION" placeholder:"TEXT" help:"What the provider of the tiles wants to read on the map; required with tiles."`
}

// tiles are the settings as package page knows them.
func (s Tiles) tiles(f *usage.Faults) pages.Tiles {
	datum := usage.Parsed(f, "NEARBY_MAP_TILES_CRS", s.TilesCRS, parseTileDatum)
	if s.Tiles == "" {
		return pages.Tiles{}
	}
	if s.TilesAttribution == "" {
		f.Add("NEARBY_MAP_TILES_ATTRIBUTION",
			errors.New(`is not set, but NEARBY_MAP_TILES is: name whose map it is, as in "© OpenStreetMap contributors"`))
	}
	return pages.Tiles{
		Template:    usage.Parsed(f, "NEARBY_MAP_TILES", s.Tiles, pages.ParseTemplate),
		Datum:       datum,
		Attribution: s.TilesAttribution,
	}
}

// parseTileDatum reads a datum that tiles of the common grid can have.
func parseTileDatum(text string) (geo.Datum, error) {
	datum, err := geo.ParseDatum(text)
	if datum == geo.DatumBD09 {
		return 0, errors.New("bd09 tiles are cut by a grid of Baidu's own, which the map cannot show: take wgs84 or gcj02")
	}
	return datum, err
}
