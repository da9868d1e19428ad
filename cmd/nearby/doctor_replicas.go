package main

import (
	"context"
	"fmt"
	"time"

	"nearby/store"
)

// farBehind is when a replica deserves a look: replaying takes milliseconds.
const farBehind = 10 * time.Second

// examineReplicas looks at each replica, beside the primary that comes first.
func (d *doctor) examineReplicas(ctx context.Context) {
	servers := d.store.Probe(ctx)
	for _, replica := range servers[1:] {
		d.examineReplica(servers[0], replica)
	}
}

func (d *doctor) examineReplica(primary, replica store.ServerStatus) {
	const check = "replica"
	text := fmt.Sprintf("%s: version %d of the data, %s behind", replica.Name, replica.Version,
		replica.Lag.Round(time.Millisecond))
	switch {
	case replica.Err != nil:
		d.note(check, failure, replica.Name+": "+reason(replica.Err),
			"check NEARBY_DATABASE_REPLICA_URLS, and that the server runs and lets this machine in")
	case !replica.Standby:
		d.note(check, warning, replica.Name+" is no standby: it replays nothing",
			"if it was promoted, NEARBY_DATABASE_URL should name it; else make it a standby, see docs/scaling.md")
	case replica.Version < primary.Version || replica.Lag > farBehind:
		d.note(check, warning, fmt.Sprintf("%s; the primary has version %d", text, primary.Version),
			"wait a moment, then look at pg_stat_replication on the primary and the replica's log")
	default:
		d.note(check, fine, text)
	}
}
