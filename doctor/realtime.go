package doctor

import (
	"context"
	"fmt"
	"time"

	"nearby/plural"
	"nearby/realtime"
	"nearby/timetable"
	"nearby/usage"
)

// examineRealtime asks each feed of trips once.
func (e *examination) examineRealtime(ctx context.Context) {
	var wrong usage.Faults
	feeds := e.Feeds(&wrong)
	if wrong.Err() != nil { // the settings have told it
		return
	}
	for i, feed := range feeds {
		check := fmt.Sprintf("realtime %d", i+1)
		if e.store == nil {
			e.skip("there is no database to compare it with: see settings", check)
			continue
		}
		e.examineFeed(ctx, check, feed)
	}
}

func (e *examination) examineFeed(ctx context.Context, check string, feed realtime.Feed) {
	of := feed.Source + " at " + feed.Host()
	found, err := realtime.Examine(ctx, e.store, feed, time.Now)
	if err != nil {
		e.note(check, Failure, of+": "+oneLine(err.Error()), "open the address of NEARBY_REALTIME from this machine: it must give a GTFS-Realtime feed")
		return
	}
	age := time.Since(found.Generated)
	text := fmt.Sprintf("%s: %s, %s, made %s ago", of, plural.Count(found.Trips, "trip", "trips"),
		plural.Count(found.Alerts, "alert", "alerts"), age.Round(time.Second))
	switch {
	case age > timetable.FreshFor:
		e.note(check, Failure, text+": too old to be used", "ask whoever runs the feed; until it moves, the timetable is shown alone")
	case !found.Timetable:
		e.note(check, Failure, text+"; the source has no timetable", "load the agency's GTFS feed with --source "+feed.Source+", or name the source it has: nearby places stats")
	case found.Unmatched > 0 && 2*found.Unmatched >= found.Trips:
		e.note(check, Failure, text+"; "+plural.Count(found.Unmatched, "of them is", "of them are")+" not in the timetable",
			"load the agency's current GTFS feed: its trips have the ids that the feed of now speaks of")
	case found.Unmatched > 0:
		e.note(check, Warning, text+"; "+plural.Count(found.Unmatched, "of them is", "of them are")+" not in the timetable",
			"load the agency's current GTFS feed")
	default:
		e.note(check, Fine, text)
	}
}
