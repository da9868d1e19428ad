// Package dotmap draws where places are: a dot for each in the colour of its
// category, darker where there are more, with a scale and a legend, north up.
//
// It is a pure function from points on WGS-84 to a PNG. There are no tiles, no
// coasts and no map licence, no I/O and no lettering but Latin. The same map gives
// the same bytes. Places in up to four regions far from each other get a panel
// each, on its own scale; otherwise all are in one. The projection is
// equirectangular about the middle of a panel: right within a few per cent for a
// country, and exact enough for a city.
package dotmap
