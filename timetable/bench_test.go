package timetable_test

import (
	"fmt"
	"testing"
	"time"

	"nearby/timetable"
)

// A busy stop: 20 lines both ways, three services each, every five minutes.
func BenchmarkBoardsOfABusyStop(b *testing.B) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		b.Fatal(err)
	}
	var rows []timetable.Departures
	for line := range 20 {
		for _, headsign := range []string{"east", "west"} {
			for _, days := range []timetable.Weekdays{0x3E, 0x40, 0x01} {
				row := timetable.Departures{
					Line: fmt.Sprint(line), Headsign: headsign, Zone: shanghai, Local: shanghai,
					Service: &timetable.Service{Weekdays: days, From: 20_000, To: 30_000},
				}
				for clock := timetable.Clock(5 * 3600); clock < 24*3600; clock += 300 {
					row.Clocks, row.Trips = append(row.Clocks, clock), append(row.Trips, "")
				}
				rows = append(rows, row)
			}
		}
	}
	all := timetable.Directions(rows)
	at := time.Date(2026, 11, 27, 18, 0, 0, 0, shanghai)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range all {
			d.Board(at, nil, 3)
		}
	}
}
