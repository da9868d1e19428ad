// Package picture draws the map behind an answer: who asks in the middle, rings
// that tell the distance, and the places as numbered pins, north up.
//
// It is a pure function from points to a PNG. There are no tiles, no streets and
// no map licence, no I/O, no HTTP and no words: digits, "m", "km" and "N" are all
// the lettering, so a picture serves every language and needs no CJK font. The
// same map gives the same bytes. Any number of goroutines may draw at once.
//
// The projection is azimuthal equidistant about the middle: every distance and
// bearing from there is true, at the poles and across the antimeridian too.
package picture
