package integration_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"nearby/store/storetest"
)

// HEAD is answered wherever GET is, with the same status and length: load balancers
// check with it.
func TestHeadIsAnsweredWhereverGetIs(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).with("NEARBY_SIMULATOR=true").serve(t)
	check := genuine() + "&echostr=4375120948345356249"
	for _, path := range []string{"/healthz", "/readyz", check, "/wechat", "/wechat/", "/simulator", "/nowhere", "/n/x", "/p/x"} {
		get, head := s.exchange(t, http.MethodGet, path), s.exchange(t, http.MethodHead, path)
		if head.StatusCode != get.StatusCode || head.ContentLength != get.ContentLength {
			t.Errorf("HEAD %s: %d with %d bytes, GET: %d with %d", path,
				head.StatusCode, head.ContentLength, get.StatusCode, get.ContentLength)
		}
		if get.ContentLength <= 0 || get.TransferEncoding != nil {
			t.Errorf("GET %s: length %d, sent as %v, want a length and no chunks", path, get.ContentLength, get.TransferEncoding)
		}
	}
}

// exchange makes a request and reads no body.
func (s *server) exchange(t *testing.T, method, path string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip") // and leave it so
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response
}

// An answer of more than a packet goes out whole as well.
func TestALongAnswerHasALength(t *testing.T) {
	t.Parallel()
	rows := "id,name,category,lat,lng\n"
	for i := range 9 {
		rows += fmt.Sprintf("%d,面馆%d,restaurant,31.23%d,121.4706\n", i, i, i)
	}
	p := installed(t, storetest.URL(t))
	p.must(t, 0, "seed", "--crs", "wgs84", written(t, "nine.csv", rows))
	s, who := p.serve(t), person()
	s.say(t, message(who, "<MsgType>location</MsgType><Location_X>"+squareX+"</Location_X><Location_Y>"+squareY+"</Location_Y>"))
	tap := message(who, "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>restaurant</EventKey>")
	a := s.do(t, http.MethodPost, genuine(), tap)
	if got := a.header.Get("Content-Length"); len(a.body) < 2048 || got != fmt.Sprint(len(a.body)) {
		t.Errorf("%d bytes with the length %q, want more than 2048 and their number", len(a.body), got)
	}
}

// A body that breaks off is the sender's fault, and nothing of it is believed.
func TestABodyCutShortIsABadRequest(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	body := text("火锅")
	connection, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	fmt.Fprintf(connection, "POST %s HTTP/1.1\r\nHost: nearby\r\nContent-Length: %d\r\n\r\n%s",
		genuine(), len(body), body[:len(body)/2])
	if err := connection.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	_ = connection.SetReadDeadline(time.Now().Add(patience))
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("answered %s, want 400", response.Status)
	}
}

// What people type is answered, whatever it is.
func TestWhatPeopleTypeIsAnswered(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	for name, typed := range map[string]string{
		"control characters":      "帮\x02助\x1d",
		"the end of a section":    "帮助]]>",
		"an element behind it":    "帮助]]></Content><MsgType><![CDATA[x]]></MsgType>",
		"the end of the message":  "帮助]]></Content></xml>",
		"an element":              "<b>帮助</b>",
		"half a character":        "帮助\xE9\x94",
		"a declaration":           "<!DOCTYPE xml>帮助",
		"a section within itself": "<![CDATA[帮助]]>",
	} {
		body := strings.Replace(text("TYPED"), "TYPED", typed, 1)
		if r := s.say(t, body); r.MsgType != "text" || r.Content == "" {
			t.Errorf("%s: answered %+v, want words", name, r)
		}
	}
}

// JSON chosen in WeChat's console is named in the log, and where to choose XML.
func TestJSONIsNamedInTheLog(t *testing.T) {
	t.Parallel()
	s := installed(t, storetest.URL(t)).serve(t)
	if a := s.do(t, http.MethodPost, genuine(), `{"MsgType":"text"}`); a.status != http.StatusOK || a.body != "success" {
		t.Errorf("answered %d %q, want success", a.status, a.body)
	}
	s.says(t, "数据格式")
}
