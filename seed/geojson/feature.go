package geojson

import (
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
	point      geometry.Found
	located    bool // there is a point
	properties []property.Property
	fault      *fault.Row
}

// parseFeature reads one feature, which is valid JSON; own is for one that Export wrote, whose texts are
// texts whatever they look like. What is wrong with it becomes its fault.
func parseFeature(raw []byte, own bool) feature {
	f := feature{size: len(raw)}
	if raw[0] != '{' {
		f.fault = &fault.Row{Code: fault.JSON, Reason: "this is no feature but " + fault.Brief(string(raw))}
		return f
	}
	var kind string
	var shape, properties []byte
	for key, value := range property.Members(raw) {
		switch key {
		case "type":
			kind = property.Scalar(value)
		case "id":
			f.id = property.Scalar(value)
		case "geometry":
			shape = value
		case "properties":
			properties = value
		}
	}
	if kind != "Feature" {
		f.fault = &fault.Row{Code: fault.JSON, Reason: fmt.Sprintf("this is no feature but a %q", fault.Brief(kind))}
		return f
	}
	if own {
		f.properties = property.Plain(properties)
	} else {
		f.properties = property.Flatten("", properties)
	}
	f.point, f.located, f.fault = geometry.ParseGeoJSON(shape)
	return f
}
