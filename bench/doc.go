// Package bench holds the pure parts of a load test: when messages leave, which kinds
// they are of, how long they took and how that is told.
//
// It sends nothing (package traffic does), speaks no HTTP (package wire does) and makes
// no places (package dataset does).
package bench
