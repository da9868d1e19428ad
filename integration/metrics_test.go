package integration_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest"
)

// Everything that an operator may want to know of a server happens once or
// twice, and the figures tell so.
func TestTheFiguresTellWhatHappened(t *testing.T) {
	t.Parallel()
	db := proxyTo(t, storetest.URL(t))
	p := installed(t, db.url).with("NEARBY_WECHAT_ACCOUNT="+account, "NEARBY_ADMIN_LISTEN=127.0.0.1:0")
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	s := p.serve(t)

	body := location(squareX, squareY)
	first := s.say(t, body)
	if again := s.say(t, body); len(first.Articles) != 1 || !slices.Equal(again.Articles, first.Articles) {
		t.Fatalf("two deliveries were answered %+v and %+v, want the same article", first, again)
	}
	s.say(t, text("帮助"))
	s.do(t, http.MethodPost, genuine(), event("unsubscribe"))
	s.do(t, http.MethodPost, genuine(), event("LOCATION", "<Latitude>31.2</Latitude><Longitude>121.4</Longitude>"))
	for _, attempts := range []map[string]attempt{forged(), unreadable()} {
		for name, a := range attempts {
			s.refuses(t, name, a)
		}
	}
	s.do(t, http.MethodPost, genuine(), strings.Replace(text("help"), account, "gh_other", 1))
	page := first.Articles[0].URL[strings.Index(first.Articles[0].URL, "/n/"):]
	s.get(t, page)
	s.get(t, page+".png")

	for series, want := range map[string]float64{
		`nearby_messages_total{kind="location",outcome="answered"}`:                      1,
		`nearby_messages_total{kind="location",outcome="repeated"}`:                      1,
		`nearby_messages_total{kind="text",outcome="answered"}`:                          1,
		`nearby_messages_total{kind="unsubscribe",outcome="success"}`:                    1,
		`nearby_messages_total{kind="location_report",outcome="success"}`:                1,
		`nearby_message_duration_seconds_count{kind="location"}`:                         2,
		`nearby_callbacks_refused_total{reason="stale"}`:                                 2,
		`nearby_callbacks_refused_total{reason="account"}`:                               1,
		`nearby_callbacks_refused_total{reason="too_large"}`:                             1,
		`nearby_callbacks_refused_total{reason="malformed"}`:                             float64(len(unreadable())),
		`nearby_http_requests_total{code="2xx",method="GET",route="/n/:token"}`:          1,
		`nearby_http_requests_total{code="2xx",method="GET",route="/n/:token.png"}`:      1,
		`nearby_http_request_duration_seconds_count{method="GET",route="/n/:token.png"}`: 1,
		`nearby_places{category="restaurant"}`:                                           2,
		`nearby_places{category="transit"}`:                                              1,
		`nearby_dataset_version`:                                                         1,
		`nearby_last_load_rows{result="inserted"}`:                                       3,
		`nearby_database_up`:                       1,
		`nearby_write_queue_length{of="sessions"}`: 0,
		`nearby_message_deadline_seconds`:          5,
	} {
		s.awaitFigure(t, series, func(got float64) bool { return got == want })
	}
	for series := range s.figures(t) {
		if strings.HasPrefix(series, "nearby_database_breaker_open") && !strings.Contains(series, `role="primary"`) {
			t.Errorf("%s, want the primary alone", series)
		}
	}
	s.awaitFigure(t, `nearby_callbacks_refused_total{reason="signature"}`, func(got float64) bool { return got >= 7 })
	s.awaitFigure(t, `nearby_last_load_timestamp_seconds`, func(got float64) bool {
		return time.Since(time.Unix(int64(got), 0)) < time.Hour
	})

	db.down(t)
	s.say(t, location("22.543100", "114.057900")) // in Shenzhen, of which nothing is in memory
	s.awaitFigure(t, `nearby_messages_total{kind="location",outcome="apology"}`, func(got float64) bool { return got == 1 })
}

// figures are those of a server at this moment, by name and labels.
func (s *server) figures(t *testing.T) map[string]float64 {
	t.Helper()
	all := map[string]float64{}
	for line := range strings.Lines(s.admin(t, "/metrics")) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		series, number, _ := strings.Cut(strings.TrimSpace(line), " ")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatalf("%q is no figure: %v", line, err)
		}
		all[series] = value
	}
	return all
}

// awaitFigure waits until a figure is as it should be: what a server does after
// its answer is counted after it as well.
func (s *server) awaitFigure(t *testing.T, series string, good func(float64) bool) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		got, ok := s.figures(t)[series]
		if ok && good(got) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s is %v (there: %v), want another", series, got, ok)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// A name in a rule or on the dashboard that no server exports would show nothing
// and warn of nothing, for ever.
func TestRulesAndDashboardAskForFiguresThatThereAre(t *testing.T) {
	t.Parallel()
	databaseURL := storetest.URL(t)
	p := installed(t, databaseURL).with("NEARBY_ADMIN_LISTEN=127.0.0.1:0", "NEARBY_REALTIME=metro=http://127.0.0.1:1/")
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	harbour, err := filepath.Abs("testdata/departures/harbour")
	if err != nil {
		t.Fatal(err)
	}
	p.must(t, 0, "seed", "--source", "harbour", harbour)
	s := p.serve(t)
	s.awaitFigure(t, `nearby_timetable_end_timestamp_seconds{source="harbour"}`, func(end float64) bool { return end > 0 })
	exported := map[string]bool{"up": true} // Prometheus' own
	for series := range s.figures(t) {
		name, _, _ := strings.Cut(series, "{")
		exported[name] = true
	}
	recorded := regexp.MustCompile(`(?m)^\s*- record: (\S+)$`)
	for _, rule := range recorded.FindAllStringSubmatch(deployFile(t, "prometheus/recording.yml"), -1) {
		exported[rule[1]] = true
	}
	name := regexp.MustCompile(`\b(?:nearby|go|process)[_:][a-z0-9_:]+`)
	for _, path := range []string{
		"prometheus/recording.yml", "prometheus/alerts.yml", "grafana/dashboard.json",
	} {
		asked := 0
		for _, expression := range expressions(deployFile(t, path)) {
			for _, wanted := range name.FindAllString(expression, -1) {
				if asked++; !exported[wanted] {
					t.Errorf("%s asks for %s, which no server exports: %s", path, wanted, expression)
				}
			}
		}
		if asked < 8 {
			t.Errorf("%s asks for %d figures, want more", path, asked)
		}
	}
}

// expressions are what a file of rules, or a dashboard, asks Prometheus.
func expressions(text string) []string {
	var all []string
	for _, found := range regexp.MustCompile(`(?m)^\s*expr: (.+)$`).FindAllStringSubmatch(text, -1) {
		all = append(all, found[1])
	}
	for _, found := range regexp.MustCompile(`"expr": ("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(text, -1) {
		var expression string
		if json.Unmarshal([]byte(found[1]), &expression) == nil {
			all = append(all, expression)
		}
	}
	return all
}

// deployFile is a file of the folder deploy.
func deployFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile("../deploy/" + path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What one request causes is found in the log by its id, and two requests of one
// person have nothing in common.
func TestLinesOfOneRequestShareAnID(t *testing.T) {
	t.Parallel()
	db := proxyTo(t, storetest.URL(t))
	s := installed(t, db.url).serve(t)
	db.down(t)
	body := location(squareX, squareY)
	s.say(t, body)
	s.say(t, body)

	lines := map[string][]string{}
	text := s.awaitLog(t, "two requests", func(text string) bool { return strings.Count(text, `"msg":"request"`) >= 2 })
	for line := range strings.Lines(text) {
		var entry struct {
			Msg string `json:"msg"`
			ID  string `json:"request_id"`
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if entry.ID != "" {
			lines[entry.ID] = append(lines[entry.ID], entry.Msg)
		}
	}
	if len(lines) != 2 {
		t.Fatalf("got lines of %d requests, want of 2: %v", len(lines), lines)
	}
	var worked int
	for id, messages := range lines {
		if len(id) < 16 || messages[len(messages)-1] != "request" {
			t.Errorf("%s: %v, want an id nobody can guess, and the request's own line last", id, messages)
		}
		if strings.Contains(fmt.Sprint(messages), "answer failed") {
			worked++
		}
	}
	if worked != 1 {
		t.Errorf("%d requests worked on the answer, want the first: %v", worked, lines)
	}
}
