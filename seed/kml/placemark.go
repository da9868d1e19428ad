package kml

import (
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/geometry"
	"nearby/seed/property"
)

// placemark is one place of a file.
type placemark struct {
	line, number int // on which it begins, and which one it is, from 1
	size         int // bytes
	name         string
	folder       string // the inner ones first, as they are the more telling
	description  string
	data         []property.Property // of ExtendedData, and the elements that say where and how to call
	labels       []property.Property // of the balloon
	point        geometry.Found
	located      bool
	fault        *fault.Row
}

// element is a Placemark as it stands in the file.
type element struct {
	Name        string `xml:"name"`
	Address     string `xml:"address"`
	Phone       string `xml:"phoneNumber"`
	Description string `xml:"description"`
	Data        []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value"`
	} `xml:"ExtendedData>Data"`
	Simple []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:",chardata"`
	} `xml:"ExtendedData>SchemaData>SimpleData"`
	shape
}

// newPlacemark understands one. An id in it is no id of the place: editors number the
// placemarks anew.
func newPlacemark(e element, folders []string) placemark {
	inner := slices.DeleteFunc(slices.Clone(folders), func(name string) bool { return name == "" })
	slices.Reverse(inner)
	m := placemark{name: strings.TrimSpace(e.Name), folder: strings.Join(inner, ";")}
	m.description, m.labels = balloon(e.Description)
	for _, d := range e.Data {
		m.data = append(m.data, property.Property{Path: d.Name, Value: property.PlainText(d.Value)})
	}
	for _, d := range e.Simple {
		m.data = append(m.data, property.Property{Path: d.Name, Value: property.PlainText(d.Value)})
	}
	for _, own := range []property.Property{{Path: "address", Value: e.Address}, {Path: "phone", Value: e.Phone}} {
		if own.Value = strings.TrimSpace(own.Value); own.Value != "" {
			m.data = append(m.data, own)
		}
	}
	m.point, m.located, m.fault = e.centre()
	return m
}
