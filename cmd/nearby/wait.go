package main

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"nearby/store"
)

// sayWaiting has a store say on w what it waits for while another process writes places.
func sayWaiting(s *store.Store, w io.Writer) {
	s.OnWait(func(h store.Holder, waited time.Duration) {
		since := ""
		if h.Since != nil {
			since = ", since " + h.Since.Local().Format("15:04:05")
		}
		fmt.Fprintf(w, "nearby: has waited %.0f s for another write of places: %s (role %s, from %s, PostgreSQL's process %d)%s\n",
			waited.Seconds(), cmp.Or(h.Application, "a program without a name"), h.Role,
			cmp.Or(h.Address, "the database's host"), h.PID, since)
	})
}
