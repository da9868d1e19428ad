package dialogue_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/api/dialogue"
	"nearby/geo"
)

// stored is a session as servers have stored it since the first release.
const stored = `{"Place":{"Lat":31.23,"Lng":121.47},"PlacedAt":"2026-11-22T12:00:00Z",` +
	`"Want":{"Category":"restaurant","Word":"面","Similar":true,"Radius":500,"OpenNow":true},` +
	`"List":{"At":{"Lat":31.23,"Lng":121.47},"Want":{"Category":"restaurant"},"Page":1,` +
	`"Skip":[3,0],"IDs":[7,8,9],"More":true},"Picked":8,"Language":1,"Insists":true,` +
	`"SeenAt":"2026-11-22T12:00:00Z"}`

// While servers are updated one after another, each reads what the others stored.
func TestASessionKeepsItsNamesInJSON(t *testing.T) {
	t.Parallel()
	at := geo.WGS84{Lat: 31.23, Lng: 121.47}
	want := dialogue.Session{
		Place: at, PlacedAt: now, SeenAt: now, Picked: 8, Language: dialogue.English, LanguagePinned: true,
		Want: dialogue.Want{Category: "restaurant", Word: "面", Similar: true, Radius: 500, OpenNow: true},
		List: dialogue.List{
			At: at, Want: dialogue.Want{Category: "restaurant"},
			Page: 1, Skip: []int{3, 0}, IDs: []int64{7, 8, 9}, More: true,
		},
	}
	var got dialogue.Session
	if err := json.Unmarshal([]byte(stored), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a stored session is read otherwise (-want +got):\n%s", diff)
	}
	again, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != stored {
		t.Errorf("a session is stored as\n%s\nwant\n%s", again, stored)
	}
}
