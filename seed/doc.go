// Package seed reads the files in which operators keep their places (spreadsheets,
// map exports and transit feeds as people really have them) into [place.Place] values
// on WGS-84, one row at a time.
//
// A file takes these steps, each in a file or a package of its own:
//
//	open.go               which format it is
//	archive, text         unpacked, as UTF-8
//	csv, gtfs, osm, …     a table.Table: header, records, what the format says itself
//	header.go             which column is which field (fields.go)
//	profile.go            what a well-known export adds to that
//	datum.go              where the coordinates are, and on which datum
//	decide.go             all of it together; what is missing is asked for
//	row.go, coordinate.go a place or a fault of every record
//	reader.go             given one by one
//
// A format is a package that returns a table; package table says how to add one. An
// optional text of a place is a row of the table in fields.go.
//
// [Open] decides what the file is; whatever it cannot decide it asks for, in one
// sentence. [Reader.Read] then gives a place or a [*Reject] for every row; nothing is
// guessed in silence and no row disappears. [Rejects] writes the rejected rows so that
// they can be mended and read again.
//
// The package knows no database: what is new, changed or a duplicate is found
// by whoever loads the places. It never guesses a datum, and takes an encoding or an
// order of coordinates from what the file holds only where one alone fits: it then
// says so in a warning, and asks where several do.
package seed
