// Package cell holds the places that can be nearest to any point of a small piece
// of the earth, and finds those nearest to one point of it: exactly, as PostGIS
// would.
//
// A cell is filled from around a point, its centre, with every place within its
// reach. The places that it lacks are farther than that from the centre, so from
// a point at distance e of the centre they are farther than reach - e. An answer
// that does not go beyond is therefore the same as one from all the data; one
// that would is refused, and the caller fills a better cell. That holds for
// every point, whatever cell it is asked of: a wrong guess of a cell's size costs
// time and never an answer.
//
// It knows neither the database nor when data changes, and keeps no cells: see
// store.Cells.
package cell
