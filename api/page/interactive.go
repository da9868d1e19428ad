package page

import (
	"nearby/api/link"
	"nearby/api/reply"
	"nearby/geo"
)

// tiledMap is what map.js makes the interactive map of, on the datum of the tiles.
// It stands in the page, which nobody else gets to see.
type tiledMap struct {
	Tiles       Template `json:"tiles"`
	Attribution string   `json:"attribution"`
	You         spot     `json:"you"`
	Pins        []spot   `json:"pins"`
	Words       mapWords `json:"words"`
}

// spot is a point on the map; Number and Look are those of the list.
type spot struct {
	Lat    float64 `json:"lat"`
	Lng    float64 `json:"lng"`
	Number int     `json:"number,omitempty"`
	Look   string  `json:"look,omitempty"`
	Name   string  `json:"name"`
}

type mapWords struct {
	Map     string `json:"map"`
	ZoomIn  string `json:"zoomIn"`
	ZoomOut string `json:"zoomOut"`
}

// interactive is what a page needs besides for the map that moves.
type interactive struct {
	assets
	Ground tiledMap
}

// interactive returns nil when there are no tiles to show, or no Leaflet to show
// them: the drawn map does without.
func (p pages) interactive(t link.Target, rows []row) *interactive {
	if p.assets == nil {
		return nil
	}
	words := reply.Words(t.In)
	g := tiledMap{
		Tiles: p.Tiles.Template, Attribution: p.Tiles.Attribution,
		You:   p.spot(t.List.At, words.You),
		Words: mapWords{words.Map, words.ZoomIn, words.ZoomOut},
	}
	for _, e := range rows {
		s := p.spot(e.at, e.Name)
		s.Number, s.Look = e.Number, e.Look
		g.Pins = append(g.Pins, s)
	}
	return &interactive{*p.assets, g}
}

// spot puts a point where the tiles show it.
func (p pages) spot(at geo.WGS84, name string) spot {
	lat, lng := p.Tiles.Datum.Pair(at, p.Maps.Region)
	return spot{Lat: lat, Lng: lng, Name: name}
}
