// Package realtime follows what transit agencies say of their trips now: it asks their
// GTFS-Realtime feeds (trip updates, vehicle positions, alerts) and gives what they say to
// all servers through the database.
//
// One server asks a feed for all, by a lease. What is asked is bounded in size and time;
// what is not to be read, or older than five minutes, is not used. What it means for a
// departure is package timetable's.
package realtime
