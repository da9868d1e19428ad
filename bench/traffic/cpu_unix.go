//go:build unix

package traffic

import (
	"syscall"
	"time"
)

// processTime is the CPU time this process has used so far.
func processTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
