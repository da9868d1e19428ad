package integration_test

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// starved is for how long so far something on this machine has waited for a
// processor: pressure/cpu of proc(5); 0 where the kernel does not tell. A reply
// that comes late meanwhile says as much about the machine as about the server.
func starved() time.Duration {
	pressure, err := os.ReadFile("/proc/pressure/cpu")
	if err != nil {
		return 0
	}
	_, total, _ := strings.Cut(string(pressure), "total=")
	microseconds := int64(0)
	_, _ = fmt.Sscan(total, &microseconds) // 0 when the field is not there
	return time.Duration(microseconds) * time.Microsecond
}
