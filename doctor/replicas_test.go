package doctor

import (
	"errors"
	"strings"
	"testing"
	"time"

	"nearby/store"
)

func TestEachReplicaIsJudgedBesideThePrimary(t *testing.T) {
	t.Parallel()
	primary := store.ServerStatus{Name: "p:5432/d", Open: true, Version: 7}
	tests := map[string]struct {
		replica store.ServerStatus
		want    Finding
	}{
		"all is well": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 7},
			Finding{"replica", Fine, "a:5432/d: version 7 of the data, 0s behind", ""},
		},
		"does not answer": {
			store.ServerStatus{Name: "a:5432/d", Err: errors.New("connection refused")},
			Finding{"replica", Failure, "a:5432/d: connection refused", "NEARBY_DATABASE_REPLICA_URLS"},
		},
		"a primary itself": {
			store.ServerStatus{Name: "a:5432/d", Version: 7},
			Finding{"replica", Warning, "a:5432/d is no standby", "promoted"},
		},
		"an older version": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 6},
			Finding{"replica", Warning, "the primary has version 7", "pg_stat_replication"},
		},
		"the same data, replayed late": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 7, Lag: time.Minute},
			Finding{"replica", Warning, "1m0s behind", "pg_stat_replication"},
		},
	}
	for name, test := range tests {
		var e examination
		e.examineReplica(primary, test.replica)
		got := e.Report[0]
		if got.Level != test.want.Level || !strings.Contains(got.Text, test.want.Text) ||
			!strings.Contains(got.Advice, test.want.Advice) {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}
