package usage_test

import (
	"errors"
	"strconv"
	"testing"

	"nearby/usage"
)

func TestFaultsAreOneWrongCall(t *testing.T) {
	t.Parallel()
	var none, some usage.Faults
	none.Add("NEARBY_A", nil)
	if err := none.Err(); err != nil {
		t.Errorf("no fault: error %v, want nil", err)
	}
	cause := errors.New("too loud")
	some.Add("NEARBY_A", cause)
	some.Add("NEARBY_B", errors.New("too quiet"))
	err := some.Err()
	var wrong *usage.Error
	if err.Error() != "NEARBY_A: too loud\nNEARBY_B: too quiet" || !errors.Is(err, cause) || !errors.As(err, &wrong) {
		t.Errorf("error %v, want both faults, as a wrong call", err)
	}
}

func TestAParsedSettingIsItsValueOrAFault(t *testing.T) {
	t.Parallel()
	var wrong usage.Faults
	if n := usage.Parsed(&wrong, "NEARBY_N", "7", strconv.Atoi); n != 7 || wrong != nil {
		t.Errorf("7 is %d with faults %v", n, wrong)
	}
	usage.Parsed(&wrong, "NEARBY_N", "seven", strconv.Atoi)
	if len(wrong) != 1 {
		t.Errorf("seven has faults %v, want one", wrong)
	}
}
