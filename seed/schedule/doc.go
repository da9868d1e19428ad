// Package schedule reads timetables as operators publish them where they have no GTFS, in
// a table: line, stop, where it goes, the days, the first and the last of the day, and how
// often it runs or each time (首末班车时刻表).
//
// It reads columns, days and clock times. Which stop a name means it does not know:
// whoever loads the timetable does.
package schedule
