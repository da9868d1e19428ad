package storetest

import (
	"context"
	"errors"
	"os"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/modules/postgres"
)

// Container starts a throw-away PostGIS from the image NEARBY_POSTGIS_IMAGE
// names and returns its address and what ends it. Left alone it is ended by
// testcontainers' reaper, some seconds after the process.
func Container(ctx context.Context) (databaseURL string, end func() error, err error) {
	image := os.Getenv("NEARBY_POSTGIS_IMAGE")
	if image == "" {
		return "", nil, errors.New("neither NEARBY_TEST_DATABASE_URL nor NEARBY_POSTGIS_IMAGE is set")
	}
	container, err := postgres.Run(ctx, image,
		postgres.WithUsername("nearby"),
		postgres.WithPassword("nearby"),
		postgres.WithDatabase("nearby"),
		postgres.BasicWaitStrategies(),
	)
	end = func() error { return testcontainers.TerminateContainer(container) }
	if err != nil {
		return "", nil, errors.Join(err, end())
	}
	databaseURL, err = container.ConnectionString(ctx, "sslmode=disable")
	if err != nil {
		return "", nil, errors.Join(err, end())
	}
	return databaseURL, end, nil
}
