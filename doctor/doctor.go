// Package doctor examines a whole installation as WeChat and its people meet it: its
// settings, database, clock, public address and account. Each finding says what to do.
//
// It changes nothing, but for a QR code of a minute that nobody sees, and mends
// nothing. It tells no secret.
package doctor

import "context"

// Examine makes every check in turn.
func Examine(ctx context.Context, i Installation) Report {
	e := examination{Installation: i}
	e.examineSettings()
	if e.store != nil {
		defer e.store.Close()
	}
	e.examineDatabase(ctx)
	e.examineRealtime(ctx)
	e.examineClock(ctx)
	e.examinePublicURL(ctx)
	e.examineCallback(ctx)
	e.examineFormat(ctx)
	e.examineAccount(ctx)
	return e.Report
}
