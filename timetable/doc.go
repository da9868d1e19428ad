// Package timetable knows when something leaves: service days and their calendars, clocks
// that run past 24:00, days on which the clocks change, and which departures come next.
//
// It follows the reference of GTFS, gtfs.org/documentation/schedule/reference, and reads
// no file and no database: package seed makes timetables of files, package store keeps
// them.
package timetable
