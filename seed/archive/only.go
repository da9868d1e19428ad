package archive

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"nearby/seed/fault"
)

// tableEndings are the names' endings of what may be loaded from a zip, the
// likelier first: a zip often holds the same rows in several formats.
var tableEndings = [][]string{
	{".csv"},
	{".geojson", ".geojsonl", ".geojsons", ".ndjson", ".jsonl"},
	{".tsv", ".tab"},
	{".txt"},
	{".json"},
	{".kml", ".kmz"},
	{".xlsx"},
	{".pbf", ".osm"},
	{".gpx"},
	{".umap"},
	{".zip"},
}

// ending is what the name of a file says of its format, whatever it is packed in.
func ending(name string) string {
	base := strings.ToLower(path.Base(name))
	return path.Ext(strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".bz2"))
}

// isAbout tells files that say something about the data.
func isAbout(name string) bool {
	base := strings.ToLower(path.Base(name))
	return strings.HasPrefix(base, "readme") || strings.HasPrefix(base, "license")
}

// Only is the file that a zip is there for, and what else in it could be read.
func (a Zip) Only() (name string, others []string, err error) {
	var found []string
	for _, endings := range tableEndings {
		var alike []string
		for _, name := range a.Names() {
			if slices.Contains(endings, ending(name)) && !isAbout(name) {
				alike = append(alike, name)
			}
		}
		if len(alike) > 1 && len(found) == 0 {
			return "", nil, fmt.Errorf("the zip holds several tables, %s: unpack it and say which ones to load",
				fault.List(alike))
		}
		found = append(found, alike...)
	}
	if len(found) == 0 {
		return "", nil, a.nothing()
	}
	return found[0], found[1:], nil
}

// nothing says what a zip holds that nobody can read.
func (a Zip) nothing() error {
	names := a.Names()
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(path.Ext(n), ".shp") }); i >= 0 {
		return fmt.Errorf("the zip holds a shapefile: unpack it and convert it "+
			"(ogr2ogr -f CSV -lco GEOMETRY=AS_XY -t_srs EPSG:4326 out.csv %s)", names[i])
	}
	return fmt.Errorf("the zip holds neither a table nor a GTFS feed; it holds %s", fault.List(names))
}
