package timetable

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar, counted from 1970-01-01.
type Date int32

const secondsOfDay = 24 * 60 * 60

// dateOf is the day of a calendar.
func dateOf(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

// DateOf is the day that it is at an instant, where its clocks stand.
func DateOf(t time.Time) Date { return dateOf(t.Date()) }

// ParseDate reads a date as GTFS writes it, 20260131.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("20060102", s)
	if err != nil {
		return 0, fmt.Errorf("%q is no date such as 20260131", s)
	}
	return DateOf(t), nil
}

// UTC is the midnight with which the day begins in UTC.
func (d Date) UTC() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.UTC().Weekday() }

// String is the day as 2026-01-31.
func (d Date) String() string { return d.UTC().Format(time.DateOnly) }

// start is the instant from which the clocks of the service day d count: noon less
// twelve hours, which is midnight but on days on which the clocks change.
func (d Date) start(zone *time.Location) time.Time {
	year, month, day := d.UTC().Date()
	return time.Date(year, month, day, 12, 0, 0, 0, zone).Add(-12 * time.Hour)
}
