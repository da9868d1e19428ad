package lookup

import (
	"math/rand/v2"
	"testing"
	"time"

	"nearby/geo"
	"nearby/timetable"
)

// Nothing is offered that leaves before somebody can have walked there; of two directions
// the one that leaves first comes first.
func TestNothingIsOfferedThatCannotBeReachedOnFoot(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(80, 1))
	daily := &timetable.Service{Weekdays: 0x7F, From: 0, To: 100_000}
	offered := 0
	for range 2000 {
		var all []timetable.Direction
		for range 1 + random.IntN(5) {
			row := timetable.Departures{Service: daily, Zone: time.UTC, Local: time.UTC}
			clock := timetable.Clock(0)
			for range 40 {
				clock += timetable.Clock(60 + random.IntN(3000))
				row.Clocks, row.Trips = append(row.Clocks, clock), append(row.Trips, "")
			}
			all = append(all, timetable.Direction{Rows: []timetable.Departures{row}})
		}
		now := time.Date(2026, 11, 27, 0, 0, random.IntN(86_400), 0, time.UTC)
		away := geo.Metres(random.Float64() * float64(FarthestWalk))
		next := catch(all, now.Add(Walk(away)), nil)
		for i, leaves := range next {
			offered++
			if walked := now.Add(time.Duration(float64(away) / 80 * float64(time.Minute))); leaves.Expected.Before(walked) {
				t.Fatalf("%s is offered at %s, %.0f m away", leaves.Expected, now, float64(away))
			}
			if i > 0 && leaves.Expected.Before(next[i-1].Expected) {
				t.Fatalf("%v are in no order", next)
			}
		}
	}
	if offered < 2000 {
		t.Errorf("%d offered, want 2000 at least", offered)
	}
}
