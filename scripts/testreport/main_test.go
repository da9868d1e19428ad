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
	if err := newReport(&out, false).read(strings.NewReader(events)); err != nil || out.String() != want {
		t.Errorf("the report is\n%s\n%v, want\n%s", out.String(), err, want)
	}
}

func TestOnlyWhatFailedAsTestsDoIsRunAgain(t *testing.T) {
	t.Parallel()
	const (
		bad = `{"Action":"output","Package":"a","Test":"TestBad","Output":"--- FAIL: TestBad (0.00s)\n"}
{"Action":"fail","Package":"a","Test":"TestBad/part"}
{"Action":"fail","Package":"a","Test":"TestBad"}
`
		failed = `{"Action":"output","Package":"a","Output":"FAIL\ta\t0.1s\n"}
{"Action":"fail","Package":"a"}
`
	)
	tests := map[string]struct{ events, want string }{
		"all passed":   {`{"Action":"pass","Package":"a"}`, ""},
		"one failed":   {bad + failed, "a TestBad\n"},
		"many failed":  {strings.Repeat(bad, 6) + failed, ""},
		"no build":     {`{"Action":"build-output","Output":"x.go:1: no\n"}` + "\n" + bad + failed, ""},
		"no test":      {failed, ""},
		"never ended":  {bad + `{"Action":"output","Package":"a","Test":"TestHung","Output":"=== RUN\n"}` + "\n" + failed, ""},
		"a race":       {`{"Action":"output","Package":"a","Test":"TestBad","Output":"WARNING: DATA RACE\n"}` + "\n" + bad + failed, ""},
		"a panic":      {`{"Action":"output","Package":"a","Test":"TestBad","Output":"panic: no\n"}` + "\n" + bad + failed, ""},
		"go complains": {"go: no\n" + bad + failed, ""},
	}
	for name, tt := range tests {
		var out strings.Builder
		r := newReport(&out, true)
		if err := r.read(strings.NewReader(tt.events)); err != nil || r.again() != tt.want {
			t.Errorf("%s: again are %q, %v, want %q", name, r.again(), err, tt.want)
		}
		if strings.HasPrefix(out.String(), "FAIL") || strings.Contains(out.String(), "\nFAIL") || strings.Contains(out.String(), "\n---") {
			t.Errorf("%s: a failure is not marked as one of the first time:\n%s", name, out.String())
		}
	}
}
