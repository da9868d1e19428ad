package integration_test

import (
	"encoding/json"
	"strings"
	"testing"

	"nearby/bench"
	"nearby/store/storetest"
)

// The load test finds every answer of a real server right, in both modes, and retries
// answered with the same bytes.
func TestBenchAgainstARealServer(t *testing.T) {
	t.Parallel()
	plain := installed(t, storetest.URL(t))
	data := plain.must(t, 0, "bench", "data", "--places=5000", "--cities=5")
	if e := plain.feed(t, strings.NewReader(data.out), "seed", "-"); e.code != 0 {
		t.Fatalf("seed: exit code %d\n%s", e.code, e.err)
	}
	secure := plain.with("NEARBY_WECHAT_APP_ID=wx0123456789abcdef",
		"NEARBY_WECHAT_AES_KEY=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
	for mode, p := range map[string]program{"plain": plain, "secure": secure} {
		s := p.serve(t)
		for _, loop := range [][]string{
			{"--workers=2"}, {"--rate=20/s"}, {"--workers=1", "--fresh"}, {"--places-from=database", "--workers=1"},
		} {
			args := append([]string{
				"bench", "--to=" + s.url + "/wechat", "--duration=1s", "--warmup=0s", "--cities=5",
				"--mix=location=4,click=2,text=1,word=1,retry=3", "--output=json",
			}, loop...)
			var r bench.Report
			if !unlessStarved(func() bool {
				r = reported(t, p.run(t, args...))
				return r.Messages > 0 && r.Wrong == 0 && r.Answers["news"] > 0
			}) {
				t.Errorf("%s %v: %+v, want some answers with places, none wrong", mode, loop, r)
			}
		}
	}
}

func reported(t *testing.T, e ended) (r bench.Report) {
	t.Helper()
	if err := json.Unmarshal([]byte(e.out), &r); err != nil {
		t.Fatalf("%v in %q\n%s", err, e.out, e.err)
	}
	return r
}

// A server of another account refuses; the load test says so and fails.
func TestBenchFailsWhenAnswersAreWrong(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	s := p.serve(t)
	e := p.with("NEARBY_WECHAT_TOKEN=another").run(t, "bench", "--to="+s.url+"/wechat", "--duration=200ms", "--warmup=0s")
	if e.code != 1 || !strings.Contains(e.out, "with status 403") || !strings.Contains(e.err, "answers were wrong") {
		t.Errorf("exit code %d, want 1 and every answer wrong\n%s%s", e.code, e.out, e.err)
	}
}

func TestBenchSaysAllThatIsWrongWithItsFlags(t *testing.T) {
	t.Parallel()
	p := installed(t, storetest.URL(t))
	e := p.run(t, "bench", "--rate=fast", "--mix=pictures=1", "--users=0", "--cities=0", "--zipf=-1", "--to=here")
	for _, want := range []string{"--rate", "--mix", "--users", "--cities", "--zipf", "--to"} {
		if e.code != 2 || !strings.Contains(e.err, want+":") && !strings.Contains(e.err, want+" ") {
			t.Errorf("exit code %d, want 2 and a fault of %s\n%s", e.code, want, e.err)
		}
	}
}
