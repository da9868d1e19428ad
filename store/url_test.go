package store

import (
	"errors"
	"strings"
	"testing"
)

func TestAPasswordThatCutsTheURLIsNamedAndNotQuoted(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		url  string
		want error
	}{
		"a plain password":      {"postgres://nearby:secret@db:5432/nearby?sslmode=disable", nil},
		"none":                  {"postgres://nearby@db/nearby", nil},
		"nobody":                {"postgres:///nearby?host=/run/postgresql&user=nearby", nil},
		"an @ in an option":     {"postgres://nearby:secret@db/nearby?application_name=a@b", nil},
		"one, and nobody":       {"postgres:///nearby?host=/run&application_name=a@b", nil},
		"escaped":               {"postgres://nearby:se%40c%23r%2Fet@db/nearby", nil},
		"pairs":                 {"host=db password='se@cr#et/'", nil},
		"an @":                  {"postgres://nearby:se@cret@db/nearby", errPassword},
		"a #":                   {"postgres://nearby:se#cret@db/nearby", errPassword},
		"a /":                   {"postgres://nearby:se/cret@db/nearby", errPassword},
		"a ?":                   {"postgres://nearby:se?cret@db/nearby", errPassword},
		"all, in the long form": {"postgresql://nearby:s@e#c/r?et@db/nearby", errPassword},
	}
	for name, test := range tests {
		err := CheckURL(test.url)
		if !errors.Is(err, test.want) || test.want == nil && err != nil {
			t.Errorf("%s: CheckURL() error = %v, want %v", name, err, test.want)
		}
		if err != nil && strings.Contains(err.Error(), "cret") {
			t.Errorf("%s: a tail is told: %v", name, err)
		}
	}
}
