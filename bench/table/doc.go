// Package table measures nearby on this machine and prints docs/performance.md's table:
// make bench runs it. It is a test, which a plain go test runs with few places and for
// moments, to show that every row can be measured. It makes its databases with psql next
// to the one it is given and keeps the loaded ones for the next run.
//
// Every figure comes out of one run. What is compared takes turns, A B A B, so that a
// machine that is busy for a while is so for both.
package table
