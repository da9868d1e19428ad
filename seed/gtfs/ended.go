package gtfs

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"nearby/seed/fault"
)

// added is the exception_type of a date on which a service runs besides its calendar.
const added = "1"

// ended is a warning when the last day of any service is over, or nil. A feed without
// days says nothing of its end.
func (f *feed) ended() (*fault.Warning, error) {
	last := ""
	later := func(date string) {
		if len(date) == len("20060102") && date > last {
			last = string([]byte(date)) // the cell is written over by the next row
		}
	}
	err := f.each(calendarFile, []string{"end_date?"}, func(cells []string) error {
		later(cells[0])
		return nil
	})
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = f.each(datesFile, []string{"date?", "exception_type?"}, func(cells []string) error {
			if cells[1] == added {
				later(cells[0])
			}
			return nil
		})
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	day, err := time.Parse("20060102", last)
	if err != nil || time.Since(day) < 48*time.Hour { // it is still today somewhere
		return nil, nil
	}
	return &fault.Warning{Code: "feed_ended", Text: fmt.Sprintf(
		"the feed ended on %s: its lines may no longer be true; fetch the current one", day.Format(time.DateOnly))}, nil
}
