// Package seed reads the files in which operators keep their places (CSV as
// spreadsheets, map exports and transit agencies really write it) into
// [place.Place] values on WGS-84, one row at a time.
//
// [Open] decides what the file is: compression, encoding, delimiter, what each
// column means, the datum of its coordinates. Whatever it cannot decide it asks
// for, in one sentence. [Reader.Read] then gives a place or a [*Reject] for
// every row; nothing is guessed in silence and no row disappears. [Rejects]
// writes the rejected rows so that they can be mended and read again.
//
// The package knows no database: what is new, changed or a duplicate is found
// by whoever loads the places. It guesses neither a datum nor an encoding from
// statistics, and never exchanges or repairs coordinates.
package seed
