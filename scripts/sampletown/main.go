// Command sampletown writes the town of the sample places: 青禾, which does not exist, with
// places to eat of every kind, a metro with its timetable, and buses. What it writes is the
// same every time, and is checked in:
//
//	go run ./scripts/sampletown seed/sample
//
// Streets are a grid, and a place stands where its address says. It knows nothing of how
// files are read.
package main

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

const (
	// The crossing of 青禾大道 and 书院街: fields in the north of Jiangsu.
	centreLat, centreLng = 33.1000, 120.0500

	degreeLat, degreeLng = 110_900, 93_400 // metres of a degree there, near enough

	block, between = 300, 900 // metres from street to street, from station to station
	plot           = 8        // metres that a house number takes
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: sampletown FOLDER")
		os.Exit(2)
	}
	for name, rows := range map[string][][]string{"town.csv": places(), "town_timetable.csv": timetable()} {
		if err := write(filepath.Join(os.Args[1], name), rows); err != nil {
			fmt.Fprintln(os.Stderr, "sampletown:", err)
			os.Exit(1)
		}
	}
}

func write(path string, rows [][]string) error {
	file, err := os.Create(path) //nolint:gosec // where the caller says
	if err != nil {
		return err
	}
	if err := csv.NewWriter(file).WriteAll(rows); err != nil {
		return err
	}
	return file.Close()
}

// places are the rows of everything in town, the header first.
func places() [][]string {
	rows := [][]string{{
		"id", "name", "name_en", "category", "kind", "wgs84_lat", "wgs84_lng", "address", "lines", "opening_hours", "rating", "price", "timezone",
	}}
	return slices.Concat(rows, restaurants(), stations(), stops())
}

// restaurants gives each name an address, a rating and a price of its own.
func restaurants() [][]string {
	var rows [][]string
	dice := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // the same every time
	taken := map[string]bool{}
	for _, s := range sorts {
		for _, name := range s.names {
			address, east, north := house(dice, taken)
			rating := strconv.FormatFloat(3.6+float64(dice.IntN(14))/10, 'f', 1, 64)
			price := strconv.Itoa(s.price * (85 + dice.IntN(31)) / 100)
			rows = append(rows, row(fmt.Sprintf("qh-food-%03d", len(rows)+1), name, "", "restaurant", s.kind,
				east, north, address, "", s.hours, rating, price))
		}
	}
	return rows
}

// house finds an address where nobody is yet, and how far east and north of the centre it
// is. Odd numbers are on the left, numbers grow to the east and to the north.
func house(dice *rand.Rand, taken map[string]bool) (address string, east, north float64) {
	for {
		number := 1 + dice.IntN(5*block/plot)
		along := float64(number*plot - 2*block)
		aside := float64(12 - 24*(number%2))
		if street := dice.IntN(len(eastward)); dice.IntN(2) == 0 {
			address = eastward[street] + strconv.Itoa(number) + "号"
			east, north = along, float64((street-3)*block)-aside
		} else {
			address = northward[street] + strconv.Itoa(number) + "号"
			east, north = float64((street-2)*block)+aside, along-block
		}
		if !taken[address] {
			taken[address] = true
			return address, east, north
		}
	}
}

// stations are those of the metro, each once.
func stations() [][]string {
	var rows [][]string
	for n, s := range lineOne {
		lines := "1号线"
		if lineTwo[n] == s {
			lines = "1号线;2号线"
		}
		rows = append(rows, row("qh-metro-1"+number(n), s.name, s.english, "transit", "地铁站",
			float64((n-5)*between), 0, "", lines, "", "", ""))
	}
	for n, s := range lineTwo {
		if lineOne[n] != s {
			rows = append(rows, row("qh-metro-2"+number(n), s.name, s.english, "transit", "地铁站",
				0, float64((n-5)*between), "", "2号线", "", "", ""))
		}
	}
	return rows
}

// stops are those of the buses, one at each crossing; each street has a bus.
func stops() [][]string {
	var rows [][]string
	for y, along := range eastward {
		for x, across := range northward {
			rows = append(rows, row(fmt.Sprintf("qh-bus-%d%d", y+1, x+1), along+across, "", "transit", "公交站",
				float64((x-2)*block+20), float64((y-3)*block+15), "", fmt.Sprintf("%d路;%d路", y+1, 11+x), "", "", ""))
		}
	}
	return rows
}

func row(id, name, english, category, kind string, east, north float64, rest ...string) []string {
	degrees := func(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }
	return append([]string{
		id, name, english, category, kind,
		degrees(centreLat + north/degreeLat), degrees(centreLng + east/degreeLng),
	}, append(rest, "Asia/Shanghai")...)
}

func number(n int) string { return fmt.Sprintf("%02d", n+1) }

// timetable has the first and the last train of each station, direction and kind of day.
func timetable() [][]string {
	rows := [][]string{{"线路", "车站编号", "车站", "开往", "运行日", "首班车", "末班车", "间隔"}}
	for _, line := range []struct {
		name     string
		stations []station
	}{{"1号线", lineOne}, {"2号线", lineTwo}} {
		back := slices.Clone(line.stations)
		slices.Reverse(back)
		for _, way := range [][]station{line.stations, back} {
			rows = append(rows, trains(line.name, way, "工作日", 6*60, 22*60+30, "6")...)
			rows = append(rows, trains(line.name, way, "双休日", 6*60+20, 22*60+30, "8")...)
		}
	}
	return rows
}

// trains are the rows of one way of a line on some days; clocks are in minutes at its
// first station, and a train takes three from one to the next.
func trains(line string, way []station, days string, first, last int, headway string) [][]string {
	var rows [][]string
	for n, s := range way[:len(way)-1] {
		rows = append(rows, []string{
			line, id(s), s.name, way[len(way)-1].name, days, clock(first + 3*n), clock(last + 3*n), headway,
		})
	}
	return rows
}

// id is the id of a station among the places.
func id(s station) string {
	if n := slices.Index(lineOne, s); n >= 0 {
		return "qh-metro-1" + number(n)
	}
	return "qh-metro-2" + number(slices.Index(lineTwo, s))
}

func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }
