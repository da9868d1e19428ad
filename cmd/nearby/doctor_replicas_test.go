package main

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"nearby/store"
	"nearby/store/storetest"
	"nearby/wechat/platform/platformtest"
)

func TestEachReplicaIsJudgedBesideThePrimary(t *testing.T) {
	t.Parallel()
	primary := store.ServerStatus{Name: "p:5432/d", Open: true, Version: 7}
	tests := map[string]struct {
		replica store.ServerStatus
		want    finding
	}{
		"all is well": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 7},
			finding{"replica", fine, "a:5432/d: version 7 of the data, 0s behind", ""},
		},
		"does not answer": {
			store.ServerStatus{Name: "a:5432/d", Err: errors.New("connection refused")},
			finding{"replica", failure, "a:5432/d: connection refused", "NEARBY_DATABASE_REPLICA_URLS"},
		},
		"a primary itself": {
			store.ServerStatus{Name: "a:5432/d", Version: 7},
			finding{"replica", warning, "a:5432/d is no standby", "promoted"},
		},
		"an older version": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 6},
			finding{"replica", warning, "the primary has version 7", "pg_stat_replication"},
		},
		"the same data, replayed late": {
			store.ServerStatus{Name: "a:5432/d", Standby: true, Version: 7, Lag: time.Minute},
			finding{"replica", warning, "1m0s behind", "pg_stat_replication"},
		},
	}
	for name, test := range tests {
		var d doctor
		d.examineReplica(primary, test.replica)
		got := d.found[0]
		if got.Level != test.want.Level || !strings.Contains(got.Text, test.want.Text) ||
			!strings.Contains(got.Advice, test.want.Advice) {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
	}
}

func TestDoctorLooksAtReplicas(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	loadSample(t, databaseURL)
	d := doctor{settings: &settings(t, "doctor", "--database-url="+databaseURL,
		"--database-replica-urls="+databaseURL+",postgres://nobody:hidden@127.0.0.1:1/none",
		"--wechat-token="+testToken, "--wechat-app-id="+platformtest.AppID, "--secret="+testSecret).Doctor}
	d.examineSettings()
	defer d.store.Close()
	d.examineDatabase(context.Background())
	var levels []level
	for _, f := range d.found {
		if f.Check == "replica" {
			levels = append(levels, f.Level)
		}
		if strings.Contains(f.Text+f.Advice, "hidden") {
			t.Errorf("a password is printed: %+v", f)
		}
	}
	if len(levels) != 2 || levels[0] != warning || levels[1] != failure {
		t.Errorf("replicas are found %v, want a warning for what is no standby and a failure for nobody", levels)
	}
}
