package doctor

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"nearby/migrations"
	"nearby/plural"
	"nearby/store"
)

// databaseChecks are those that need a database.
var databaseChecks = []string{"schema", "extensions", "data"}

// staleAfter is when data deserve a look: places open, close and move.
const staleAfter = 180 * 24 * time.Hour

// examineDatabase looks at the server, the schema and what has been loaded.
func (e *examination) examineDatabase(ctx context.Context) {
	if e.store == nil {
		all := append([]string{"database"}, databaseChecks...)
		e.skip("there is no database to ask: see settings", all...)
		return
	}
	server, err := e.store.Server(ctx)
	if err != nil {
		e.note("database", Failure, reason(err),
			"check NEARBY_DATABASE_URL, and that the server runs and lets this machine in")
		e.skip("the database does not answer", databaseChecks...)
		return
	}
	text := "PostgreSQL " + server.Version
	if postgis := server.Extensions["postgis"]; postgis != "" {
		text += ", PostGIS " + postgis
	}
	e.note("database", Fine, text)
	e.examineSchema(ctx)
	e.examineExtensions(server)
	e.examineData(ctx, server.Now)
	e.examineReplicas(ctx)
}

func (e *examination) examineSchema(ctx context.Context) {
	const check = "schema"
	state, err := migrations.Current(ctx, e.DatabaseURL)
	if err != nil {
		e.note(check, Failure, reason(err), "let the user of NEARBY_DATABASE_URL read the tables")
		return
	}
	switch err := migrations.UpToDate(state); {
	case errors.Is(err, migrations.ErrDirty):
		e.note(check, Failure, "version "+state.String(), err.Error())
	case err != nil:
		e.note(check, Failure, fmt.Sprintf("version %s is behind", state), "run: nearby migrate up")
	default:
		e.note(check, Fine, fmt.Sprintf("version %s", state))
	}
}

func (e *examination) examineExtensions(server store.Server) {
	var there, missing []string
	for _, name := range migrations.Extensions {
		if version := server.Extensions[name]; version != "" {
			there = append(there, name+" "+version)
		} else {
			missing = append(missing, name)
		}
	}
	if missing == nil {
		e.note("extensions", Fine, strings.Join(there, ", "))
		return
	}
	e.note("extensions", Failure, strings.Join(missing, ", ")+" missing",
		"nearby migrate up makes them; of postgis its user has to be a superuser, or one makes it beforehand")
}

// examineData tells what there is to find. Its age is by the database's clock,
// which wrote the time.
func (e *examination) examineData(ctx context.Context, now time.Time) {
	const check = "data"
	data, err := e.store.Dataset(ctx)
	if errors.Is(err, store.ErrSchema) {
		e.skip("there are no tables yet: see schema", check)
		return
	}
	if err != nil {
		e.note(check, Failure, reason(err), "let the user of NEARBY_DATABASE_URL read the tables")
		return
	}
	var counts []string
	for i, slug := range data.Categories {
		counts = append(counts, fmt.Sprintf("%s %d", slug, data.Counts[i]))
	}
	age := now.Sub(data.ChangedAt)
	text := fmt.Sprintf("%s; version %d of the data, loaded %s ago",
		strings.Join(counts, ", "), data.Version, inDays(age))
	switch {
	case data.Version == 0 || slices.Max(append(data.Counts, 0)) == 0:
		e.note(check, Failure, "no places: nobody will find anything", "load some: nearby seed FILE…")
	case slices.Contains(data.Counts, 0):
		e.note(check, Warning, text, "load places of every category, or delete the category")
	case age > staleAfter:
		e.note(check, Warning, text, "load newer files: places open, close and move")
	default:
		e.note(check, Fine, text)
	}
}

// inDays is an age in the largest unit of which there are two.
func inDays(age time.Duration) string {
	switch {
	case age >= 48*time.Hour:
		return fmt.Sprintf("%d days", age/(24*time.Hour))
	case age >= 2*time.Hour:
		return fmt.Sprintf("%d hours", age/time.Hour)
	}
	return plural.Count(int64(max(age, 0)/time.Minute), "minute", "minutes")
}
