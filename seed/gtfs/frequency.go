package gtfs

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"nearby/timetable"
)

// frequency says that a trip leaves its first stop every headway, from start until before
// end (frequencies.txt).
type frequency struct {
	start, end, headway timetable.Clock
	exact               bool // else the times are about
}

// shortestHeadway keeps a row that says every second from making a million departures.
const shortestHeadway timetable.Clock = 10

// frequencies are those of each trip by its number. Rows that cannot be read are left out.
func (f *feed) frequencies(trips *ids) (map[int][]frequency, error) {
	of := make(map[int][]frequency)
	columns := []string{"trip_id", "start_time", "end_time", "headway_secs", "exact_times?"}
	err := f.each(frequenciesFile, columns, func(cells []string) error {
		start, errStart := timetable.ParseClock(cells[1])
		end, errEnd := timetable.ParseClock(cells[2])
		headway, errHeadway := strconv.Atoi(cells[3])
		trip := trips.find(cells[0])
		if errors.Join(errStart, errEnd, errHeadway) != nil || trip < 0 || timetable.Clock(headway) < shortestHeadway {
			f.dropped.count(noFrequency, strings.Join(cells[:4], " "))
			return nil
		}
		of[trip] = append(of[trip], frequency{start, end, timetable.Clock(headway), cells[4] == "1"})
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return of, err
}
