package geojson

import (
	"encoding/json"
	"strings"

	"nearby/geo"
	"nearby/seed/fault"
)

// What an export of this program says about itself. RFC 7946 has coordinates on
// WGS-84 and nothing else; other programs refuse a crs they do not know, as they
// should.
const (
	GeneratorMember = "generator"
	Generator       = "nearby"
	CRSPrefix       = "urn:nearby:crs:" // before the name of a datum
)

// crs is the name in a crs member, which GeoJSON had before RFC 7946; "" without one.
type crs string

// parseCRS reads the value of a crs member.
func parseCRS(raw json.RawMessage) crs {
	var member struct {
		Properties struct{ Name crs }
	}
	if json.Unmarshal(raw, &member) != nil {
		return "one that cannot be read"
	}
	return member.Properties.Name
}

// datum is the datum that the member stands for. EPSG:4490 is CGCS2000, China's own
// datum, which is within a decimetre of WGS-84.
func (c crs) datum() (geo.Datum, error) {
	if name, ok := strings.CutPrefix(string(c), CRSPrefix); ok {
		if d, err := geo.ParseDatum(name); err == nil {
			return d, nil
		}
	}
	upper := strings.ToUpper(string(c))
	for _, good := range []string{"CRS84", "CRS84H", "4326", "4979", "4490"} {
		if c == "" || strings.HasSuffix(upper, ":"+good) {
			return geo.DatumWGS84, nil
		}
	}
	return 0, fault.Usagef("the file's crs member says that the coordinates are in %s, not in degrees on WGS-84: "+
		"convert it (ogr2ogr -t_srs EPSG:4326), or say --crs if it is wrong", fault.Brief(string(c)))
}

// why is the reason for the datum, for people.
func (c crs) why() string {
	if c != "" {
		return "its crs member, " + string(c)
	}
	return "GeoJSON is on WGS-84, RFC 7946"
}
