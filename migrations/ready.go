package migrations

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed sql/lacking.sql
var lackingSQL string

// Extensions are those that the tables need.
var Extensions = []string{"btree_gist", "pg_trgm", "postgis"}

// ready returns an error with the SQL to run when the role cannot make the tables and
// their extensions. It is asked before anything is changed.
func ready(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, lackingSQL, Extensions)
	if err != nil {
		return err
	}
	defer rows.Close()
	var lacking []string
	for rows.Next() {
		var statement string
		if err := rows.Scan(&statement); err != nil {
			return err
		}
		lacking = append(lacking, statement)
	}
	if err := rows.Err(); err != nil || lacking == nil {
		return err
	}
	var role, name string
	if err := db.QueryRowContext(ctx, `SELECT current_user, current_database()`).Scan(&role, &name); err != nil {
		return err
	}
	return fmt.Errorf("nothing was changed: role %s cannot make the tables yet. Have a superuser run this in database %s, "+
		"as with: sudo -u postgres psql --dbname=%s\n  %s", role, name, name, strings.Join(lacking, "\n  "))
}
