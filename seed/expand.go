package seed

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/gtfs"
)

// Expand turns what an operator names into the files to open with [OpenFile], in
// that order and each once:
//
//   - a file, and a folder or zip that is a GTFS feed, is itself;
//   - any other folder stands for the files in it whose names end as data do and
//     for the feeds among its folders, by name; it looks no deeper;
//   - a name with *, ? or [ in it, of no file, stands for what it matches.
//
// Symbolic links in a folder are left out, see [Links], and none leads out of a feed.
// Files of rejected rows (*.rejects.csv) are only loaded by their own name, so
// that loading a folder a second time does not load them. "-" stays as it is.
// Its error is a [*fault.Usage].
func Expand(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		found, err := expand(name)
		if err != nil {
			return nil, err
		}
		for _, file := range found {
			if !slices.Contains(files, file) {
				files = append(files, file)
			}
		}
	}
	return files, nil
}

// expand is Expand for one name.
func expand(name string) ([]string, error) {
	info, err := os.Stat(name)
	switch {
	case name == "-", err == nil && !info.IsDir():
		return []string{name}, nil
	case err == nil:
		return inFolder(name)
	case strings.ContainsAny(name, "*?["):
		return matching(name)
	default:
		return nil, &fault.Usage{Reason: err.Error()}
	}
}

// matching are the files that a pattern matches. Folders count if they are feeds.
func matching(pattern string) ([]string, error) {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return nil, fault.Usagef("%s: the pattern is faulty: %v", pattern, err)
	}
	matches = slices.DeleteFunc(matches, func(name string) bool {
		return isRejects(name) || isFolder(name) && !isFeed(name)
	})
	if len(matches) == 0 {
		return nil, fault.Usagef("%s: no file is called so", pattern)
	}
	return matches, nil
}

// inFolder are the files of a folder, or itself if it is a feed.
func inFolder(name string) ([]string, error) {
	if isFeed(name) {
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, fmt.Errorf("read folder: %w", err)
	}
	var files []string
	for _, entry := range entries {
		path := filepath.Join(name, entry.Name())
		if entry.Type()&fs.ModeSymlink != 0 {
			continue
		}
		if isData(entry.Name()) && !isFolder(path) || isFolder(path) && hasStops(path) {
			files = append(files, path)
		}
	}
	if len(files) == 0 {
		return nil, fault.Usagef("%s: there is nothing in this folder that is called like data "+
			"(%s)", name, strings.Join(dataEndings, " "))
	}
	return files, nil
}

// Links are the symbolic links in the folders among the names that are called like data:
// whoever can write into a folder does not choose other files to be loaded.
func Links(names []string) (links []string) {
	for _, name := range names {
		entries, _ := os.ReadDir(name) // of a file and of a pattern there are none
		for _, entry := range entries {
			if entry.Type()&fs.ModeSymlink != 0 && isData(entry.Name()) {
				links = append(links, filepath.Join(name, entry.Name()))
			}
		}
	}
	return links
}

// inside is a folder out of which no symbolic link leads.
func inside(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, &fault.Usage{Reason: err.Error()}
	}
	return root.FS(), nil
}

// dataEndings are the endings of names of files that are loaded with their folder.
var dataEndings = []string{
	".csv", ".tsv", ".txt", ".geojson", ".geojsonl", ".geojsons", ".ndjson", ".jsonl", ".json", ".kml", ".kmz", ".xlsx", ".xlsm", ".zip",
	".pbf", ".osm", ".gpx", ".umap",
}

// isData tells by its name whether a file of a folder is loaded with it.
func isData(name string) bool {
	lower := strings.ToLower(name)
	about := strings.HasPrefix(lower, "readme") || strings.HasPrefix(lower, "license")
	return !strings.HasPrefix(name, ".") && !about && !isRejects(name) &&
		slices.Contains(dataEndings, filepath.Ext(strings.TrimSuffix(strings.TrimSuffix(lower, ".gz"), ".bz2")))
}

func isRejects(name string) bool { return strings.HasSuffix(name, ".rejects.csv") }

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// isFeed tells whether a folder is one GTFS feed.
func isFeed(name string) bool {
	folder, err := inside(name)
	if err != nil {
		return false
	}
	root, err := gtfs.Find(folder)
	return err == nil && root != nil
}

// hasStops tells whether a folder is itself a feed, not one with a feed in it.
func hasStops(name string) bool {
	folder, err := inside(name)
	if err == nil {
		_, err = fs.Stat(folder, gtfs.StopsFile)
	}
	return err == nil
}
