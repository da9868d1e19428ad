package integration_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"nearby/store/storetest"
)

// A collector learns the routes and the queries, and not who asked, from where,
// for what, or which page they opened.
func TestSpansTellTheWorkAndNobody(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var spans strings.Builder
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		content, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		spans.Write(content)
	}))
	t.Cleanup(collector.Close)
	p := installed(t, storetest.URL(t)).with("NEARBY_CELLS=0")
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "few.csv", few))
	s := p.with("OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.URL).serve(t)

	who, path := person(), genuine()
	s.say(t, message(who, "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[附近的面馆]]></Content>"))
	a := s.do(t, http.MethodPost, path, message(who, "<MsgType><![CDATA[location]]></MsgType><Location_X>"+squareX+
		"</Location_X><Location_Y>"+squareY+"</Location_Y><Scale>16</Scale><Label><![CDATA[某人的家]]></Label>"))
	page := pageLink.FindStringSubmatch(a.body)
	if page == nil {
		t.Fatalf("answered %q, want an article", a.body)
	}
	s.get(t, page[1]+"?who="+who)
	s.terminate(t)
	s.exitCode(t)

	mu.Lock()
	defer mu.Unlock()
	sent := spans.String()
	for _, want := range []string{"/wechat", "/n/:token", "FROM places", "http.response.status_code", "request_id"} {
		if !strings.Contains(sent, want) {
			t.Errorf("%d bytes of spans have no %q", len(sent), want)
		}
	}
	for what, secret := range map[string]string{
		"the OpenID": who, "the words": "面馆", "the label": "某人的家", "the latitude": squareX,
		"the latitude on WGS-84": squareLat[:6], "the token of the page": strings.TrimPrefix(page[1], "/n/"),
		"the signature": "signature", "the query": path[len("/wechat?"):], "the address": "127.0.0.1",
	} {
		if strings.Contains(sent, secret) {
			at := strings.Index(sent, secret)
			t.Errorf("the spans tell %s: …%q…", what, sent[max(0, at-80):min(len(sent), at+80)])
		}
	}
}
