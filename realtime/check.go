package realtime

import (
	"fmt"
	"time"

	"nearby/timetable"
)

// check refuses a feed that says it is of a time to come, or of before what was read last
// while that is still good: an old copy, as a server behind others may give it.
func check(at, last, now time.Time) error {
	if ahead := at.Sub(now); ahead > timetable.FreshFor {
		return fmt.Errorf("the feed says it is of %s, which is %s ahead of this clock", at.UTC().Format(time.RFC3339), ahead.Round(time.Second))
	}
	if at.Before(last) && now.Sub(last) <= timetable.FreshFor {
		return fmt.Errorf("the feed went back in time, from %s to %s", last.UTC().Format(time.RFC3339), at.UTC().Format(time.RFC3339))
	}
	return nil
}
