// Package integration holds the tests of the whole program: the real binary as
// a process of its own, real HTTP, a real PostGIS, real files. Nothing in them
// is played by something else.
//
// A file is a story: what an operator loads, what a person is answered, what
// happens when something fails, and what imports what. How a single function
// behaves is for the tests beside it.
package integration
