package reply

import (
	"fmt"

	"nearby/api/lookup"
	"nearby/place"
)

var englishPageWords = PageWords{
	Tag:         "en",
	MapAlt:      "Sketch map: you are in the middle, rings show distances, numbers are those of the list below",
	PlaceMapAlt: "Sketch map: the place is in the middle, rings show distances, numbers are those of the list below",
	You:         "You are here",
	Map:         "Map",
	ZoomIn:      "Zoom in", ZoomOut: "Zoom out",
	All: "All", Categories: "Categories",
	OpenAll: "Show all on a map", OpenIn: "Map",
	Directions: "Directions", OtherMaps: "Other maps",
	Next: "Next page", Details: "Details",
	Address: "Address", Lines: "Lines", Phone: "Phone", Hours: "Hours", Rating: "Rating", Price: "Per person",
	Website: "Website", Listen: "Audio guide",
	NothingHere: "Nothing found nearby. Go back to the chat and try another word or another location.",
	Near:        "Near this place", Around: "Everything near this place",
	PlaceFooter:    "This page expires after 24 hours.",
	Footer:         "Distances are as the crow flies, walking times are estimates. This page expires after 24 hours.",
	Gone:           "This link has expired",
	GoneHow:        "Links work for 24 hours. Go back to the chat and send your location again for a new one.",
	TooFast:        "A little too fast",
	TooFastHow:     "Please wait a few seconds, then reload this page.",
	Busy:           "Very busy right now",
	BusyHow:        "Please wait a moment, then reload this page.",
	Unavailable:    "Not available right now",
	UnavailableHow: "Please try again in a moment: reload this page.",
	MapNames: map[string]string{
		"tencent": "Tencent Maps", "amap": "Amap", "baidu": "Baidu Maps",
		"apple": "Apple Maps", "google": "Google Maps", "osm": "OpenStreetMap",
	},
	Whereabouts: english.whereabouts,
	Walk:        func(f place.Found) string { return walkAlone(english.walk(f.Distance)) },
	PlaceName:   english.placeName,
	Status:      english.status,
	OpenNow:     "Open now",
	NoneOpen:    "Nothing nearby is known to be open now. All places include those that are closed or whose hours are not known.",
	Category:    english.category,
	GroupTitle: func(g lookup.Group) string {
		return fmt.Sprintf("%s · %s", g.Category.NameEN+enOpen(g), enCount(g))
	},
}
