// Package hours reads opening hours as people and maps write them (OpenStreetMap's
// opening_hours, the Chinese map services, plain English) into the timetable of a
// week, and tells whether a place is open and until when.
//
// It would rather know nothing than something wrong: a text that is not understood
// to its last word is an error, and so are seasons, dates, weeks of a month, times
// that follow the sun, open ends ("18:00+"), comments and alternatives. It knows no
// calendar of holidays: a rule for them is noted and not applied, so that what it
// says holds for ordinary days (see [State.Holidays]). It does not know where a place
// is: the caller names the zone.
package hours
