package integration_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The folders are to be read as one sentence, so who imports whom is part of the
// design. These are the rules; test files are free.
func TestPackagesImportOnlyWhatTheLayoutAllows(t *testing.T) {
	t.Parallel()
	all := packages(t)
	// only lists who may import what.
	only := map[string][]string{
		"github.com/labstack/echo/v4":         {"api", "api/page", "api/simulator"},
		"github.com/jackc/pgx/v5":             {"store", "store/storetest", "store/storetest/cluster"},
		"github.com/golang-migrate":           {"migrations"},
		"github.com/testcontainers":           {"store/storetest"},
		"github.com/alecthomas/kong":          {"cmd/nearby"},
		"database/sql":                        {"migrations", "store/storetest"},
		"nearby/cmd":                          {},
		"nearby/integration":                  {},
		"github.com/ringsaturn":               {"zone"},
		"go.opentelemetry.io/proto":           {"tracing"},
		"go.yaml.in":                          {"wechat/menu"},
		"golang.org/x/term":                   {"terminal"},
		"github.com/MobilityData":             {"realtime"},
		"nearby/doctor":                       {"cmd/nearby"},
		"nearby/load":                         {"cmd/nearby"},
		"nearby/settings":                     {"cmd/nearby", "doctor"},
		"nearby/store/storetest":              {},
		"nearby/zone":                         {"seed"},
		"nearby/wechat/platform/platformtest": {},
	}
	for path, allowed := range only {
		for name, p := range all {
			if p.imports(path) && !slices.Contains(allowed, name) {
				t.Errorf("%s imports %s, which is for %v alone", name, path, allowed)
			}
		}
	}
	// ours lists which packages of ours a package may import; of others, geo and
	// the protocol have none at all.
	ours := map[string][]string{
		"geo":                    {},
		"geo/land":               {"nearby/geo"},
		"brand":                  {"nearby/words"},
		"charset":                {},
		"wechat":                 {},
		"api/dialogue/prefilter": {},
		"api/dialogue":           {"nearby/api/dialogue/prefilter", "nearby/brand", "nearby/geo", "nearby/kind", "nearby/place", "nearby/words"},
		"gazetteer":              {"nearby/geo", "nearby/place", "nearby/store", "nearby/words"},
		"api/lookup":             {"nearby/api/dialogue", "nearby/brand", "nearby/departures", "nearby/geo", "nearby/kind", "nearby/place", "nearby/store", "nearby/timetable", "nearby/words"},
		"maplink":                {"nearby/geo"},
		"photo":                  {},
		"hours":                  {},
		"place":                  {"nearby/geo", "nearby/hours"},
		"seed": {
			"nearby/geo", "nearby/geo/land", "nearby/hours", "nearby/kind", "nearby/place", "nearby/plural", "nearby/seed/archive",
			"nearby/seed/csv", "nearby/seed/fault", "nearby/seed/geojson", "nearby/seed/json", "nearby/seed/kml", "nearby/seed/geometry", "nearby/seed/gpx", "nearby/seed/gtfs",
			"nearby/seed/line", "nearby/seed/osm", "nearby/seed/osm/tags", "nearby/seed/schedule", "nearby/seed/table", "nearby/seed/text", "nearby/seed/umap", "nearby/seed/xlsx", "nearby/timetable", "nearby/words", "nearby/zone",
		},
		"timetable":   {},
		"departures":  {"nearby/store", "nearby/timetable"},
		"realtime":    {"nearby/store", "nearby/timetable"},
		"zone":        {"nearby/geo"},
		"bulkhead":    {},
		"store":       {"nearby/bulkhead", "nearby/geo", "nearby/people", "nearby/place", "nearby/plural", "nearby/seal", "nearby/timetable", "nearby/words"},
		"people":      {},
		"cells":       {"nearby/bulkhead", "nearby/cells/grid", "nearby/cells/index", "nearby/geo", "nearby/place", "nearby/store", "nearby/words"},
		"cells/grid":  {"nearby/geo"},
		"cells/index": {"nearby/cells/grid", "nearby/geo", "nearby/place", "nearby/words"},
		"migrations":  {},
		"notice":      {},
		"plural":      {},
		"usage":       {},
		"terminal":    {},
		"tracing":     {},
		"send":        {"nearby/wechat"},
		"wechat/menu": {"nearby/usage", "nearby/wechat/platform"},
		"category":    {"nearby/api/dialogue", "nearby/place", "nearby/usage"},
		"load": {
			"nearby/geo", "nearby/maplink", "nearby/place", "nearby/plural", "nearby/seed", "nearby/seed/fault", "nearby/store",
			"nearby/terminal", "nearby/timetable", "nearby/usage", "nearby/words",
		},
	}
	for name, allowed := range ours {
		for _, path := range all[name].imported() {
			if strings.HasPrefix(path, "nearby/") && !slices.Contains(allowed, path) {
				t.Errorf("%s imports %s, may import %v", name, path, allowed)
			}
		}
	}
	for _, name := range []string{"geo", "maplink", "hours", "wechat"} {
		for _, path := range all[name].imported() {
			if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s, may import the standard library alone", name, path)
			}
		}
	}
}

func TestEveryPackageAndEveryExportedNameIsExplained(t *testing.T) {
	t.Parallel()
	for name, p := range packages(t) {
		if !slices.ContainsFunc(p, func(f *ast.File) bool { return f.Doc != nil }) {
			t.Errorf("%s has no package comment", name)
		}
		for _, file := range p {
			for _, silent := range unexplained(file) {
				t.Errorf("%s: %s has no comment", name, silent)
			}
		}
	}
}

// sources are the files of one package, without its tests.
type sources []*ast.File

// packages are all packages by their folders.
func packages(t *testing.T) map[string]sources {
	t.Helper()
	const root = ".."
	all := map[string]sources{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(entry.Name())
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		all[folder] = append(all[folder], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all["geo"]) == 0 || len(all["wechat"]) == 0 {
		t.Fatalf("the packages are not where they are looked for")
	}
	return all
}

// skipped leaves out the folders that Go leaves out.
func skipped(folder string) error {
	if folder != ".." && strings.HasPrefix(folder, ".") || folder == "testdata" {
		return fs.SkipDir
	}
	return nil
}

func (s sources) imported() []string {
	var all []string
	for _, file := range s {
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err == nil && !slices.Contains(all, path) { // a file that parses has no other
				all = append(all, path)
			}
		}
	}
	return all
}

// imports tells whether a package, or one below it, is imported.
func (s sources) imports(path string) bool {
	return slices.ContainsFunc(s.imported(), func(own string) bool {
		return own == path || strings.HasPrefix(own, path+"/")
	})
}

// unexplained are the exported names of a file that nothing is said about.
func unexplained(file *ast.File) []string {
	var silent []string
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && ast.IsExported(receiver(d)) {
				silent = append(silent, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				silent = append(silent, unexplainedIn(spec, d.Doc != nil)...)
			}
		}
	}
	return silent
}

// receiver is the name of the type that a method belongs to; a function's own
// name stands in for it.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	of := d.Recv.List[0].Type
	if pointer, ok := of.(*ast.StarExpr); ok {
		of = pointer.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	return of.(*ast.Ident).Name // anything else is no type with a name
}

// unexplainedIn is the same of one line of a const, var or type block; what is
// said above a block of constants or variables is said of all of them.
func unexplainedIn(spec ast.Spec, block bool) []string {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && s.Doc == nil && !block {
			return []string{s.Name.Name}
		}
	case *ast.ValueSpec:
		exported := slices.ContainsFunc(s.Names, (*ast.Ident).IsExported)
		if exported && s.Doc == nil && s.Comment == nil && !block {
			return []string{s.Names[0].Name}
		}
	}
	return nil
}
