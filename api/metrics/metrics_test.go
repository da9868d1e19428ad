package metrics_test

import (
	"testing"
	"time"

	"nearby/api/metrics"
)

// A message pays for its figures, so they must cost next to nothing.
func TestToCountTakesNoMemory(t *testing.T) {
	m := metrics.New("test")
	route := m.Route("POST", "/wechat")
	for name, count := range map[string]func(){
		"a message": func() { m.Message(metrics.Location, metrics.Answered, 3*time.Millisecond) },
		"a request": func() { route.Served(200, 3*time.Millisecond) },
		"a refusal": func() { m.Refused(metrics.TooLarge) },
		"a limit":   func() { m.Limited("person") },
		"no status": func() { route.Served(0, 0) },
	} {
		if n := testing.AllocsPerRun(100, count); n != 0 {
			t.Errorf("%s: %v allocations, want none", name, n)
		}
	}
}

func BenchmarkMessage(b *testing.B) {
	m := metrics.New("test")
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			m.Message(metrics.Location, metrics.Answered, 3*time.Millisecond)
		}
	})
}
