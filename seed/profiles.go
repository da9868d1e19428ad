package seed

import (
	"regexp"
	"slices"

	"nearby/geo"
	"nearby/place"
	"nearby/seed/table"
)

// tagKinds are the keys of OpenStreetMap by which a place is what this program
// looks for, the more telling first.
var tagKinds = []string{
	"amenity", "railway", "highway", "public_transport",
	"tag:amenity", "tag:railway", "tag:highway", "tag:public_transport",
}

// ownExport is what package seed itself writes, see [Export]: its texts are as they are.
var ownExport = profile{
	name: "nearby's own export", source: "docs/data.md",
	needs:   []string{"source", "external_id", "category", "name_en", "opening_hours", "image_url", "audio_url"},
	columns: map[string][]string{"source": {"source"}},
}

// profiles are the kinds of files that are known. A datum stands only where it
// cannot be another: AMap's columns also occur in files that somebody converted,
// and there nothing tells which it is.
var profiles = []profile{
	ownExport,
	{
		name: "AMap (高德) place search", source: "https://lbs.amap.com/api/webservice/guide/api-advanced/newpoisearch",
		linesInAddress: true,
		needs:          []string{"location", "typecode|adcode|adname", "name"},
		datum:          geo.DatumGCJ02, why: "AMap's location cell is in GCJ-02",
		columns: map[string][]string{
			"location":      {"location"},
			"category":      {"type"},
			"phone":         {"tel", "business.tel"},
			"rating":        {"rating", "biz_ext.rating", "business.rating"},
			"price":         {"cost", "biz_ext.cost", "business.cost"},
			"opening_hours": {"opentime_week", "business.opentime_week", "biz_ext.open_time", "opentime"},
		},
	},
	{
		name: "AMap (高德) bus stop search", source: "https://lbs.amap.com/api/webservice/guide/api-advanced/bus-inquiry",
		needs: []string{"location", "adcode|citycode", "name", "buslines|buslines.id"},
		datum: geo.DatumGCJ02, why: "AMap's location cell is in GCJ-02", category: place.Transit,
		columns: map[string][]string{"location": {"location"}},
	},
	{
		name: "AMap (高德), converted", source: "https://lbs.amap.com/api/webservice/guide/api-advanced/newpoisearch",
		linesInAddress: true,
		needs:          []string{"name", "type|typecode", "adname|adcode", "pname|cityname", "lat|latitude|y", "lng|lon|longitude|x"},
		lacks:          []string{"location"},
		why: "the columns are AMap's, whose places are in gcj02, but somebody has split their location " +
			"and may have converted it to wgs84",
	},
	{
		name: "Baidu (百度) place search", source: "https://lbsyun.baidu.com/faq/api?title=webapi/guide/webservice-placeapiV3",
		linesInAddress: true,
		needs:          []string{"uid", "name", "location.lat", "location.lng"},
		datum:          geo.DatumBD09, why: "Baidu's place search answers in BD-09, unless ret_coordtype asked otherwise",
		columns: map[string][]string{
			"external_id":   {"uid"},
			"category":      {"detail_info.tag", "detail_info.classified_poi_tag", "tag"},
			"phone":         {"telephone", "phone"},
			"rating":        {"detail_info.overall_rating", "overall_rating"},
			"price":         {"detail_info.price", "price"},
			"opening_hours": {"detail_info.shop_hours", "shop_hours"},
			"url":           {"detail_info.detail_url", "detail_url"},
		},
	},
	{
		name: "Overpass CSV", source: "https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL#Output_Format_(out:csv)",
		needs: []string{"@id|::id", "@lat|::lat", "@lon|::lon"},
		datum: geo.DatumWGS84, why: "OpenStreetMap is on WGS-84",
		columns: map[string][]string{"lines": {"route_ref"}, "phone": {"phone", "contact:phone"}},
		computed: []computed{
			{field: "external_id", join: "/", from: []string{"@type", "::type", "@id", "::id"}},
			{field: "category", join: ";", from: tagKinds[:4]},
			{field: "address", from: []string{"addr:full", "addr:street"}},
		},
	},
	{
		name: "Overpass turbo", source: "https://wiki.openstreetmap.org/wiki/Overpass_turbo",
		needs: []string{"@id", "amenity|shop|tourism|railway|public_transport|highway|aerialway|leisure"},
		lacks: []string{"@lat", "::lat"},
		datum: geo.DatumWGS84, why: "OpenStreetMap is on WGS-84",
		columns:  map[string][]string{"external_id": {"@id"}},
		computed: openStreetMap(""),
	},
	{
		name: "osmtogeojson", source: "https://github.com/tyrasd/osmtogeojson",
		needs: []string{"external_id", "type", "id", "tags.amenity|tags.shop|tags.tourism|tags.railway|tags.public_transport|tags.highway|tags.aerialway"},
		datum: geo.DatumWGS84, why: "OpenStreetMap is on WGS-84",
		computed: openStreetMap(nested),
	},
	{
		name: "OpenStreetMap by ogr2ogr", source: "https://gdal.org/en/stable/drivers/vector/osm.html",
		needs: []string{"osm_id|osm_way_id", "other_tags"},
		datum: geo.DatumWGS84, why: "OpenStreetMap is on WGS-84",
		computed: []computed{
			{field: "external_id", from: []string{"osm_id", "osm_way_id"}},
			{field: "category", join: ";", from: tagKinds},
			{field: "name_en", from: []string{"name:en", "tag:name:en"}},
			{field: "address", from: []string{"tag:addr:full", "address", "tag:addr:street"}},
			{field: "phone", from: []string{"phone", "tag:phone", "tag:contact:phone"}},
			{field: "opening_hours", from: []string{"opening_hours", "tag:opening_hours"}},
			{field: "lines", from: []string{"tag:route_ref"}},
			{field: "url", from: []string{"website", "tag:website", "tag:contact:website"}},
		},
	},
	{
		name: "OpenStreetMap by Geofabrik", source: "https://download.geofabrik.de/osm-data-in-gis-formats-free.pdf",
		needs: []string{"osm_id", "fclass", "name"},
		datum: geo.DatumWGS84, why: "Geofabrik's extracts of OpenStreetMap are on WGS-84",
	},
	{
		name: "Overture Maps places", source: "https://docs.overturemaps.org/schema/reference/places/place/",
		needs: []string{"names.primary|names_primary", "operating_status|confidence|basic_category|categories.primary"},
		datum: geo.DatumWGS84, why: "Overture is on WGS-84",
		columns: map[string][]string{
			"name":     {"names.primary", "names_primary"},
			"name_en":  {"names.common.en", "names_common_en"},
			"category": {"categories.primary", "basic_category", "taxonomy.primary"},
			"address":  {"addresses.freeform", "freeform"},
			"phone":    {"phones", "phone"},
			"url":      {"websites.0", "website"},
		},
	},
	{
		name: "Foursquare OS Places", source: "https://docs.foursquare.com/data-products/docs/places-os-data-schema",
		needs: []string{"fsq_place_id", "name", "latitude", "longitude"},
		datum: geo.DatumWGS84, why: "Foursquare's open places are on WGS-84",
		columns: map[string][]string{
			"external_id": {"fsq_place_id"}, "category": {"fsq_category_labels"}, "url": {"website"},
		},
	},
	geoNames,
	{
		name: "GeoNames postal codes", source: "https://download.geonames.org/export/zip/readme.txt",
		needs: []string{"country_code", "zipcode", "place", "latitude", "longitude"},
		datum: geo.DatumWGS84, why: "GeoNames is on WGS-84",
		columns: map[string][]string{"name": {"place"}, "address": {"zipcode"}},
	},
	{
		name: "Trainline's stations", source: "https://github.com/trainline-eu/stations",
		needs: []string{"id", "name", "uic", "latitude", "longitude", "is_suggestable|is_main_station"},
		datum: geo.DatumWGS84, why: "Trainline's list is on WGS-84", category: place.Transit,
		columns: map[string][]string{"external_id": {"id"}, "name_en": {"info:en"}},
	},
	{
		name: "LTA DataMall bus stops", source: "https://datamall.lta.gov.sg/content/datamall/en/dynamic-data.html",
		needs: []string{"BusStopCode", "RoadName", "Description", "Latitude", "Longitude"},
		datum: geo.DatumWGS84, why: "LTA's bus stops are on WGS-84", category: place.Transit,
		columns: map[string][]string{
			"external_id": {"BusStopCode"}, "name": {"Description"}, "address": {"RoadName"},
		},
	},
	{
		name: "Wikidata's query service", source: "https://www.wikidata.org/wiki/Wikidata:SPARQL_query_service",
		needs: []string{"item", "itemLabel", "coord|coords|coordinate|coordinates|location"},
		cells: map[string]*regexp.Regexp{"item": regexp.MustCompile(`^https?://www\.wikidata\.org/entity/Q\d+$`)},
		datum: geo.DatumWGS84, why: "Wikidata's coordinates are on WGS-84",
		columns: map[string][]string{"external_id": {"item"}, "name": {"itemLabel"}},
	},
	{
		name: "GTFS stops", source: "https://gtfs.org/documentation/schedule/reference/#stopstxt",
		needs: []string{"stop_id", "stop_name", "stop_lat", "stop_lon"},
		datum: geo.DatumWGS84, why: "by its specification", category: place.Transit,
	},
}

// geoNames are the dumps of GeoNames, which have no header: they are known by
// their 19 columns, see [isGeoNames]. Feature codes are described at
// https://www.geonames.org/export/codes.html.
var geoNames = profile{
	name: "GeoNames", source: "https://download.geonames.org/export/dump/readme.txt",
	datum: geo.DatumWGS84, why: "GeoNames is on WGS-84",
	columns: map[string][]string{
		"external_id": {"1"}, "name": {"2"}, "name_en": {"3"}, "lat": {"5"}, "lng": {"6"}, "category": {"8"},
	},
	kinds: map[string]string{
		"REST": "restaurant", "BUSTN": place.Transit, "BUSTP": place.Transit, "MTRO": place.Transit, "RSTN": place.Transit,
		"RSTP": place.Transit, "TRAM": place.Transit, "FY": place.Transit,
	},
}

// isGeoNames tells the first row of a dump of GeoNames: an integer id, names,
// coordinates, and a feature class of one letter.
func isGeoNames(row []string) bool {
	const width, lat, class = 19, 4, 6
	return len(row) == width && row[0] != "" && table.IsDigits(row[0]) && table.IsDecimal(row[lat]) &&
		table.IsDecimal(row[lat+1]) && len(row[class]) == 1
}

// recognise finds the profile of a table, by the [table.Keys] of its header before all;
// nil if it is none that is known. Of several that fit it is the one that needs most.
func recognise(t *table.Table, keys []string) *profile {
	var best *profile
	for _, known := range slices.Concat(profiles, answers, tencent) {
		p := &known
		if p.fits(t, keys) && (best == nil || p.rank() > best.rank()) {
			best = p
		}
	}
	return best
}
