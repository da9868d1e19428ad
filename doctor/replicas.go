package doctor

import (
	"context"
	"fmt"
	"time"

	"nearby/store"
)

// farBehind is when a replica deserves a look: replaying takes milliseconds.
const farBehind = 10 * time.Second

// examineReplicas looks at each replica, beside the primary that comes first.
func (e *examination) examineReplicas(ctx context.Context) {
	servers := e.store.Probe(ctx)
	for _, replica := range servers[1:] {
		e.examineReplica(servers[0], replica)
	}
}

func (e *examination) examineReplica(primary, replica store.ServerStatus) {
	const check = "replica"
	text := fmt.Sprintf("%s: version %d of the data, %s behind", replica.Name, replica.Version,
		replica.Lag.Round(time.Millisecond))
	switch {
	case replica.Err != nil:
		e.note(check, Failure, replica.Name+": "+reason(replica.Err),
			"check NEARBY_DATABASE_REPLICA_URLS, and that the server runs and lets this machine in")
	case !replica.Standby:
		e.note(check, Warning, replica.Name+" is no standby: it replays nothing",
			"if it was promoted, NEARBY_DATABASE_URL should name it; else make it a standby, see docs/scaling.md")
	case replica.Version < primary.Version || replica.Lag > farBehind:
		e.note(check, Warning, fmt.Sprintf("%s; the primary has version %d", text, primary.Version),
			"wait a moment, then look at pg_stat_replication on the primary and the replica's log")
	default:
		e.note(check, Fine, text)
	}
}
