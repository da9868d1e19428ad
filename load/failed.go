package load

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"nearby/store"
	"nearby/usage"
)

// noteTimeout bounds noting a failure: the load may have failed because the database did
// not answer.
const noteTimeout = 3 * time.Second

// noteFailed notes that a data set was not loaded, for those who are told of it. Who is at
// the keyboard knows: of a wrong call, a dry run, and a load that somebody ended nothing is
// noted.
func noteFailed(ctx context.Context, s *store.Store, source, path string, failure error, o Options) {
	var wrong *usage.Error
	if o.DryRun || ctx.Err() != nil || errors.As(failure, &wrong) || errors.Is(failure, store.ErrUnknownOutcome) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, noteTimeout)
	defer cancel()
	file := filepath.Base(path)
	if path == "-" {
		file = "" // standard input has no name
	}
	if err := s.LoadFailed(ctx, source, file); err != nil {
		fmt.Fprintf(o.Notes, "nearby: %v\n", err)
	}
}
