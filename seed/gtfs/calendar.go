package gtfs

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"nearby/timetable"
)

// calendar are the services of a feed by their service_id.
type calendar struct {
	numbers  map[string]int
	services []timetable.Service
}

// weekdays are the columns of calendar.txt and the days of them.
var weekdays = []struct {
	column string
	day    time.Weekday
}{
	{"monday", time.Monday},
	{"tuesday", time.Tuesday},
	{"wednesday", time.Wednesday},
	{"thursday", time.Thursday},
	{"friday", time.Friday},
	{"saturday", time.Saturday},
	{"sunday", time.Sunday},
}

// What calendar.txt and exception_type of calendar_dates.txt say of a day.
const (
	runs  = "1" // the service runs
	rests = "2" // it does not, though the calendar says so
)

// calendar reads calendar.txt and calendar_dates.txt, of which a feed may have either. A
// row whose dates cannot be read is left out, as if it were not there.
func (f *feed) calendar() (*calendar, error) {
	c := &calendar{numbers: make(map[string]int)}
	columns := []string{"service_id", "start_date", "end_date"}
	for _, w := range weekdays {
		columns = append(columns, w.column)
	}
	err := f.each(calendarFile, columns, func(cells []string) error {
		from, errFrom := timetable.ParseDate(cells[1])
		to, errTo := timetable.ParseDate(cells[2])
		if errFrom != nil || errTo != nil {
			f.dropped.count(noDate, cells[1]+" to "+cells[2])
			return nil
		}
		s := c.service(cells[0])
		s.From, s.To = from, to
		for i, w := range weekdays {
			if cells[3+i] == runs {
				s.Weekdays.Set(w.day)
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	err = f.each(datesFile, []string{"service_id", "date", "exception_type"}, func(cells []string) error {
		d, err := timetable.ParseDate(cells[1])
		if err != nil || cells[2] != runs && cells[2] != rests {
			f.dropped.count(noException, cells[1]+" "+cells[2])
			return nil
		}
		c.service(cells[0]).Except(d, cells[2] == runs)
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return c, err
}

// hasDays tells whether the feed says on which days its trips run.
func (f *feed) hasDays() bool {
	return slices.ContainsFunc([]string{calendarFile, datesFile}, func(name string) bool {
		found, err := fs.Glob(f.files, anyCase(name))
		return err == nil && len(found) > 0
	})
}

// service is the service of an id, which is made known.
func (c *calendar) service(id string) *timetable.Service {
	i, known := c.numbers[id]
	if !known {
		i = len(c.services)
		c.numbers[strings.Clone(id)] = i
		c.services = append(c.services, timetable.Service{})
	}
	return &c.services[i]
}
