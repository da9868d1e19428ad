package main

import (
	"strings"
	"testing"
)

func TestFailuresAreShownWholeAndSkipsHaveReasons(t *testing.T) {
	t.Parallel()
	const events = `{"Action":"run","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestGood","Output":"--- PASS: TestGood (0.00s)\n"}
{"Action":"pass","Package":"a","Test":"TestGood"}
{"Action":"output","Package":"a","Test":"TestBad","Output":"    a_test.go:7: got 1, want 2\n"}
{"Action":"output","Package":"a","Test":"TestBad","Output":"--- FAIL: TestBad (0.00s)\n"}
{"Action":"fail","Package":"a","Test":"TestBad"}
{"Action":"output","Package":"a","Test":"TestNone","Output":"    sampledata.go:9: needs NEARBY_TEST_DATA: none\n"}
{"Action":"output","Package":"a","Test":"TestNone","Output":"--- SKIP: TestNone (0.00s)\n"}
{"Action":"skip","Package":"a","Test":"TestNone"}
{"Action":"output","Package":"a","Output":"FAIL\n"}
{"Action":"output","Package":"a","Output":"FAIL\ta\t0.1s\n"}
{"Action":"fail","Package":"a"}
not JSON
`
	const want = `    a_test.go:7: got 1, want 2
--- FAIL: TestBad (0.00s)
FAIL	a	0.1s
FAIL
not JSON
skipped: TestNone (a): needs NEARBY_TEST_DATA: none
3 tests, 1 of them skipped
`
	var out strings.Builder
	if err := report(strings.NewReader(events), &out); err != nil || out.String() != want {
		t.Errorf("report() wrote\n%s\n%v, want\n%s", out.String(), err, want)
	}
}
