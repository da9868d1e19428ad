// Package timetable knows when something leaves: service days and their calendars, clocks
// that run past 24:00, days on which the clocks change, which departures come next, and
// what a source says of them now.
//
// It follows the references of GTFS and GTFS-Realtime, gtfs.org/documentation, and reads
// no file, no address and no database: package seed makes timetables of files, package
// realtime follows what sources say, package store keeps both.
package timetable
