package main

import (
	"context"
	"errors"

	"nearby/store"
)

func coverage(ctx context.Context, s *store.Store) ([]byte, error) { return nil, errors.New("todo") }
