package load

import (
	"errors"
	"testing"

	"nearby/seed/fault"
	"nearby/usage"
)

func TestWhatAFlagMendsIsAWrongCall(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  error
		want bool
	}{
		"a fault that a flag mends":    {&fault.Usage{Reason: "say --crs"}, true},
		"several such":                 {errors.Join(&fault.Usage{}, &fault.Usage{}), true},
		"a fault of the file":          {errors.New("it is damaged"), false},
		"a file that cannot be opened": {usage.New(errors.New("no such file")), true},
	}
	for name, test := range tests {
		var wrong *usage.Error
		err := fileError("a.csv", test.err)
		if got := errors.As(err, &wrong); got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: %v is a wrong call: %v, want %v", name, err, got, test.want)
		}
	}
}
