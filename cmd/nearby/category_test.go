package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"nearby/store/storetest"
)

func TestCategoriesFromTheCommandLine(t *testing.T) {
	t.Parallel()
	people := operator(storetest.URL(t))
	steps := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"added", []string{"add", "museum", "--zh=博物馆", "--en=Museums", "--alias=展览馆,Gallery"}, 0, "museum is added"},
		{"added twice", []string{"add", "museum", "--zh=馆", "--en=Halls"}, 2, "already"},
		{"a slug with a blank", []string{"add", "my museum", "--zh=馆", "--en=Halls"}, 2, "slug"},
		{"a word of another", []string{"add", "art", "--zh=美术", "--en=Art", "--alias=Galleries,gallerys"}, 2, `"gallerys" already leads to museum`},
		{"a name of another", []string{"add", "tea", "--zh=咖啡馆", "--en=Tea"}, 2, "restaurant"},
		{"a word of every conversation", []string{"add", "tea", "--zh=茶", "--en=Tea", "--alias=更多,3"}, 2, `"更多" means something else`},
		{"no name", []string{"add", "tea", "--zh= ", "--en=Tea"}, 2, "--zh"},
		{"a position far off", []string{"add", "tea", "--zh=茶", "--en=Tea", "--position=9"}, 2, "from 1 to 4"},
		{"edited", []string{"edit", "museum", "--en=Halls", "--alias=美术馆", "--remove-alias=gallery", "--position=1"}, 0, "museum is changed"},
		{"an alias it has not", []string{"edit", "museum", "--remove-alias=gallery"}, 2, "no alias"},
		{"one that is not there", []string{"edit", "park"}, 2, "there are museum, restaurant, transit"},
		{"deleting one that is not there", []string{"delete", "park"}, 2, "museum"},
	}
	for _, step := range steps {
		e := people.run(t, "", append([]string{"category"}, step.args...)...)
		if e.code != step.code || !strings.Contains(e.out+e.err, step.want) {
			t.Errorf("%s: exit code %d, %q, want %d and %q", step.name, e.code, e.out+e.err, step.code, step.want)
		}
	}
	people.must(t, "name,wgs84_lat,wgs84_lng,type\n馆,31,121,\n院,31,121,美术馆\n", "seed", "--category=museum", "-")
	var all []categoryJSON
	if err := json.Unmarshal([]byte(people.must(t, "", "category", "list", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	first := all[0]
	if len(all) != 3 || first.Slug != "museum" || first.Position != 1 || first.NameEN != "Halls" || first.Places != 2 ||
		!slices.Equal(first.Aliases, []string{"展览馆", "美术馆"}) {
		t.Errorf("categories: %+v", all)
	}
	if got := people.must(t, "", "category"); !strings.Contains(got, "1         museum      2       Halls        博物馆, 展览馆, 美术馆\n") {
		t.Errorf("as text:\n%s", got)
	}
	e := people.run(t, "", "category", "delete", "museum")
	if e.code != 1 || !strings.Contains(e.err, "2 places are in category museum") || !strings.Contains(e.err, "nearby places export --category museum") {
		t.Errorf("deleting it with places: exit code %d, %q, want 1 and how to go on", e.code, e.err)
	}
	people.must(t, "", "places", "delete", "--source=stdin", "--yes")
	people.must(t, "", "category", "delete", "museum")
	if e := people.run(t, "", "loads", "undo"); e.code != 1 || !strings.Contains(e.err, "nearby category add") {
		t.Errorf("undoing without the category: exit code %d, %q, want 1 and what to do", e.code, e.err)
	}
}
