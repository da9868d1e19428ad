// Package dotmap draws where places are: signs in the shape and colour of their
// category, larger where there are more, on a base of land and sea, with the names of
// the best known places, a scale and a legend, north up.
//
// It is a pure function from points on WGS-84 to a PNG or an SVG. There are no tiles,
// no borders and no map licence: the base is the mask of package land, fine to a tenth
// of a degree. The letters of a PNG are Latin; those of an SVG are whatever its reader's
// fonts have. The same map gives the same bytes. Places in up to four regions far from
// each other get a panel each, on its own scale; what is in none of them is seen on one
// more panel that shows all. The projection is equirectangular about the middle of a
// panel: right within a few per cent for a country, and exact enough for a city.
package dotmap
