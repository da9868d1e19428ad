// Package grid holds where the places of small pieces of the earth are, and finds
// those nearest to a point, or counts those around it: exactly, as PostGIS would.
//
// A cell is a square of degrees with every place of one category in it. An answer
// is made from all cells that a circle around the point touches: the nearest few
// from circles that grow until they hold enough. Cells of several sizes lie one
// upon the other, small ones for small circles, so that neither a city nor a desert
// takes many. A large one that is there makes the small ones under it superfluous; a
// crowded one is divided into smaller ones, of which a search needs those nearest.
//
// It knows neither the database nor when data changes, and keeps no cells: package
// cells does.
package grid
