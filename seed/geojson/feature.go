package geojson

import (
	"encoding/json"
	"fmt"

	"nearby/seed/fault"
	"nearby/seed/geometry"
	"nearby/seed/property"
)

// feature is one feature of a file.
type feature struct {
	line       int // on which it begins, from 1
	size       int // bytes
	id         string
	point      geometry.Pair
	located    bool // there is a point
	properties []property.Property
	fault      *fault.Row
}

// parseFeature reads one feature; own is for one that Export wrote, whose texts are
// texts whatever they look like. What is wrong with it becomes its fault.
func parseFeature(raw []byte, own bool) feature {
	f := feature{size: len(raw)}
	var object struct {
		Type       string
		ID         json.RawMessage
		Geometry   json.RawMessage
		Properties json.RawMessage
	}
	if err := json.Unmarshal(raw, &object); err != nil {
		f.fault = &fault.Row{Code: fault.JSON, Reason: "this is no feature: " + err.Error()}
		return f
	}
	if object.Type != "Feature" {
		f.fault = &fault.Row{Code: fault.JSON, Reason: fmt.Sprintf("this is no feature but a %q", fault.Brief(object.Type))}
		return f
	}
	f.id = property.Scalar(object.ID)
	if own {
		f.properties = property.Plain(object.Properties)
	} else {
		f.properties = property.Flatten("", object.Properties)
	}
	f.point, f.located, f.fault = geometry.ParseGeoJSON(object.Geometry)
	return f
}
