package seed

import (
	"nearby/geo"
	"nearby/place"
)

// answers are the profiles of what services answer in JSON alone.
var answers = []profile{
	{
		name: "Overpass JSON", source: "https://wiki.openstreetmap.org/wiki/OSM_JSON",
		needs: []string{"type", "id", "tags.name", "lat|center.lat", "lon|center.lon"},
		datum: geo.DatumWGS84, why: "OpenStreetMap is on WGS-84",
		computed: []computed{
			{field: "external_id", join: "/", from: []string{"type", "id"}},
			{field: "lat", from: []string{"lat", "center.lat"}},
			{field: "lng", from: []string{"lon", "center.lon"}},
			{field: "category", join: ";", from: []string{
				"tags.amenity", "tags.railway", "tags.highway", "tags.public_transport", "tags.shop", "tags.tourism",
			}},
			{field: "address", from: []string{"tags.addr:full", "tags.addr:street"}},
			{field: "phone", from: []string{"tags.phone", "tags.contact:phone"}},
			{field: "url", from: []string{"tags.website", "tags.contact:website"}},
		},
		columns: map[string][]string{
			"name": {"tags.name"}, "name_en": {"tags.name:en"}, "kind": {"tags.cuisine"}, "lines": {"tags.route_ref"},
			"opening_hours": {"tags.opening_hours"}, "wheelchair": {"tags.wheelchair"},
		},
	},
	{
		name: "Google Places", source: "https://developers.google.com/maps/documentation/places/web-service/legacy/search-nearby",
		needs: []string{"place_id", "name", "geometry.location.lat", "geometry.location.lng"},
		datum: geo.DatumGCJ02, why: "Google is on WGS-84, and in mainland China, where alone the two differ, on GCJ-02",
		columns: map[string][]string{
			"external_id": {"place_id"}, "lat": {"geometry.location.lat"}, "lng": {"geometry.location.lng"},
			"category": {"types"}, "address": {"formatted_address", "vicinity"}, "url": {"website"},
			"phone":         {"international_phone_number", "formatted_phone_number"},
			"opening_hours": {"opening_hours.weekday_text"},
		},
	},
	{
		name: "Google Places (new)", source: "https://developers.google.com/maps/documentation/places/web-service/nearby-search",
		needs: []string{"displayName.text", "location.latitude", "location.longitude"},
		datum: geo.DatumGCJ02, why: "Google is on WGS-84, and in mainland China, where alone the two differ, on GCJ-02",
		columns: map[string][]string{
			"name": {"displayName.text"}, "external_id": {"id"}, "category": {"types", "primaryType"},
			"address": {"formattedAddress", "shortFormattedAddress"}, "url": {"websiteUri"},
			"phone":         {"internationalPhoneNumber", "nationalPhoneNumber"},
			"opening_hours": {"regularOpeningHours.weekdayDescriptions"},
		},
	},
	{
		name: "Yelp's open data", source: "https://business.yelp.com/data/resources/open-dataset/",
		needs: []string{"business_id", "name", "latitude", "longitude", "is_open"},
		datum: geo.DatumWGS84, why: "Yelp's open data are of North America, on WGS-84",
		columns: map[string][]string{"external_id": {"business_id"}},
	},
	{
		name: "Taiwan's tourism data (觀光資訊)", source: "https://data.gov.tw/dataset/7777",
		needs: []string{"Name", "Px", "Py", "Add|Opentime|Toldescribe"},
		datum: geo.DatumWGS84, why: "Px and Py are degrees on WGS-84",
		columns: map[string][]string{
			"external_id": {"Id"}, "lng": {"Px"}, "lat": {"Py"}, "address": {"Add"}, "phone": {"Tel"},
			"opening_hours": {"Opentime"}, "url": {"Website"}, "image_url": {"Picture1"},
		},
	},
	{
		name: "Taiwan's TDX, stations", source: "https://tdx.transportdata.tw/api-service/swagger",
		needs: []string{"StationName.Zh_tw", "StationPosition.PositionLon", "StationPosition.PositionLat"},
		datum: geo.DatumWGS84, why: "TDX's positions are on WGS-84", category: place.Transit,
		columns: map[string][]string{
			"external_id": {"StationUID", "StationID"}, "name": {"StationName.Zh_tw"}, "name_en": {"StationName.En"},
			"lng": {"StationPosition.PositionLon"}, "lat": {"StationPosition.PositionLat"},
			"address": {"StationAddress", "LocationAddress"}, "phone": {"StationPhone"},
		},
	},
	{
		name: "Taiwan's TDX, stops", source: "https://tdx.transportdata.tw/api-service/swagger",
		needs: []string{"StopName.Zh_tw", "StopPosition.PositionLon", "StopPosition.PositionLat"},
		datum: geo.DatumWGS84, why: "TDX's positions are on WGS-84", category: place.Transit,
		columns: map[string][]string{
			"external_id": {"StopUID", "StopID"}, "name": {"StopName.Zh_tw"}, "name_en": {"StopName.En"},
			"lng": {"StopPosition.PositionLon"}, "lat": {"StopPosition.PositionLat"}, "address": {"StopAddress"},
		},
	},
	{
		name: "Taiwan's TDX, restaurants", source: "https://tdx.transportdata.tw/api-service/swagger",
		needs: []string{"RestaurantName", "Position.PositionLon", "Position.PositionLat"},
		datum: geo.DatumWGS84, why: "TDX's positions are on WGS-84", category: "restaurant",
		columns: map[string][]string{
			"external_id": {"RestaurantID"}, "name": {"RestaurantName"},
			"lng": {"Position.PositionLon"}, "lat": {"Position.PositionLat"},
			"url": {"WebsiteUrl"}, "image_url": {"Picture.PictureUrl1"},
		},
	},
	{
		name: "Esri features", source: "https://developers.arcgis.com/rest/services-reference/enterprise/query-feature-service-layer/",
		needs:   []string{"geometry.x", "geometry.y"},
		why:     "a layer's coordinates are in its spatialReference: ask for outSR=4326, then they are wgs84",
		columns: map[string][]string{"lng": {"geometry.x"}, "lat": {"geometry.y"}},
	},
}
