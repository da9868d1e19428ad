// Package geo knows where things are and how far apart: the three datums that
// Chinese maps and phones speak (WGS-84, GCJ-02, BD-09) and the way between
// them, distances and bearings, and how people read those.
//
// Each datum has its own type, so that a point cannot be taken for one of
// another datum by mistake: the mistake is about 500 m on the ground. Angles are
// degrees, latitude first, always by name. Nothing here does I/O or keeps state.
// Distances are exact on the ellipsoid over 50 km at most; beyond, the database
// measures.
//
// GCJ-02 is secret. Its public reconstruction, used here as everywhere, is
// within about one metre of what the map providers answer; promise no more.
package geo
