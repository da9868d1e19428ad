package storetest_test

import (
	"context"
	"os"
	"testing"
	"time"

	"nearby/migrations"
	"nearby/store/storetest"
)

// The path of people who have Docker and no PostgreSQL: a container of our own
// image is a database this program can use.
func TestContainerTakesTheSchema(t *testing.T) {
	t.Parallel()
	if os.Getenv("NEARBY_POSTGIS_IMAGE") == "" {
		t.Skip("needs a Docker engine and NEARBY_POSTGIS_IMAGE, the image built from deploy/postgis")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	databaseURL, end, err := storetest.Container(ctx)
	if err != nil {
		t.Fatalf("Container() error = %v", err)
	}
	t.Cleanup(func() {
		if err := end(); err != nil {
			t.Errorf("end container: %v", err)
		}
	})
	if err := migrations.Up(ctx, databaseURL, nil); err != nil {
		t.Fatalf("migrations.Up() error = %v", err)
	}
	categories, err := storetest.OpenURL(t, databaseURL).Categories(ctx)
	if err != nil || len(categories) != 2 {
		t.Errorf("Categories() = %v, %v, want the two that come with the migrations", categories, err)
	}
}
