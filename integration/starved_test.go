package integration_test

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// starved is for how long so far something on this machine has waited for a
// processor or for the disk: pressure/cpu and pressure/io of proc(5); 0 where the
// kernel does not tell. A reply that comes late meanwhile says as much about the
// machine as about the server.
func starved() time.Duration { return pressure("cpu") + pressure("io") }

func pressure(of string) time.Duration {
	text, err := os.ReadFile("/proc/pressure/" + of)
	if err != nil {
		return 0
	}
	_, total, _ := strings.Cut(string(text), "total=")
	microseconds := int64(0)
	_, _ = fmt.Sscan(total, &microseconds) // 0 when the field is not there
	return time.Duration(microseconds) * time.Microsecond
}

// unlessStarved does something until it goes right or has failed on a machine that kept
// nobody waiting for longer than a second. An apology that comes after that is the
// machine's, not the server's.
func unlessStarved(right func() bool) bool {
	for begun := time.Now(); ; {
		before := starved()
		if right() {
			return true
		}
		if starved()-before < time.Second || time.Since(begun) > patience {
			return false
		}
	}
}
