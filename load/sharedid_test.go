package load

import "testing"

func TestIDsThatASpreadsheetHasRounded(t *testing.T) {
	t.Parallel()
	var r rounded
	for _, id := range []string{"B0FF+1", "4.40105E+11", "1E+17", "4,4e+11", "440105", "E+1", "node/1"} {
		r.count(id)
	}
	if r.rows != 3 || r.first != "4.40105E+11" {
		t.Errorf("rounded are %+v, want 3 rows, the first 4.40105E+11", r)
	}
}
