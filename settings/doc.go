// Package settings holds what an operator sets, by flags, variables and files, and
// turns it into the options of the packages that it is for.
//
// Settings are read as texts and understood together, so that all faults are
// reported at once; no message quotes a secret. The structs carry tags for the
// command line, which package main reads; this package knows no command.
package settings
