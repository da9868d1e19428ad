package timetable

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock is a time of a service day, in seconds since noon less twelve hours. It may be
// 24 hours and more: 24:40 of yesterday is 00:40 of today.
type Clock int32

// latestClock is the latest that is believed: a train of four days.
const latestClock Clock = 96*60*60 - 1

// ParseClock reads H:MM:SS or HH:MM:SS, and HH:MM as operators write it.
func ParseClock(s string) (Clock, error) {
	parts := strings.Split(strings.TrimSpace(s), ":")
	if len(parts) == 2 {
		parts = append(parts, "00")
	}
	clock, wrong := 0, len(parts) != 3
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		wrong = wrong || err != nil || n < 0 || len(part) > 2 && i > 0 || i > 0 && n > 59 || n > 999
		clock = clock*60 + n
	}
	if wrong || Clock(clock) > latestClock {
		return 0, fmt.Errorf("%q is no time of day such as 24:40:00", s)
	}
	return Clock(clock), nil
}

// On is the instant of the clock on a service day, in the zone of the agency.
func (c Clock) On(d Date, zone *time.Location) time.Time {
	return d.start(zone).Add(time.Duration(c) * time.Second)
}

// String is the clock as 24:40:00.
func (c Clock) String() string {
	return fmt.Sprintf("%02d:%02d:%02d", c/3600, c/60%60, c%60)
}
