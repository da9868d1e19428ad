package integration_test

import (
	"crypto/rand"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"nearby/wechat"
)

const (
	account = "gh_integration"
	openID  = "oNobody" // how everybody's begins
)

// The people's square: 人民广场 as WeChat sends it, on GCJ-02, and where that is on WGS-84.
const (
	squareX, squareY     = "31.232794", "121.475152"
	squareLat, squareLng = "31.234726", "121.470618"
)

// person is somebody nobody has met, so that no conversation is in the way.
func person() string { return openID + rand.Text() }

// message is a message as WeChat writes it, with these elements of its own.
func message(from, elements string) string {
	now := time.Now()
	return fmt.Sprintf("<xml><ToUserName><![CDATA[%s]]></ToUserName>"+
		"<FromUserName><![CDATA[%s]]></FromUserName><CreateTime>%d</CreateTime>%s"+
		"<MsgId>%d</MsgId></xml>", account, from, now.Unix(), elements, now.UnixNano())
}

// location is a location message from somebody new.
func location(x, y string) string {
	return message(person(), "<MsgType><![CDATA[location]]></MsgType><Location_X>"+x+
		"</Location_X><Location_Y>"+y+"</Location_Y><Scale>16</Scale><Label><![CDATA[上海]]></Label>")
}

// text is a text from somebody new.
func text(content string) string {
	return message(person(), "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA["+content+
		"]]></Content>")
}

// event is something that happened to somebody new.
func event(name string, elements ...string) string {
	return message(person(), "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA["+name+
		"]]></Event>"+strings.Join(elements, ""))
}

// signed is the query of a genuine request of that time.
func signed(at time.Time) url.Values {
	timestamp, nonce := strconv.FormatInt(at.Unix(), 10), rand.Text()
	return url.Values{
		"timestamp": {timestamp}, "nonce": {nonce},
		"signature": {wechat.Sign(wechatToken, timestamp, nonce)},
	}
}

// genuine is the path of a request that WeChat might have signed just now.
func genuine() string { return "/wechat?" + signed(time.Now()).Encode() }

// answer is what came back over HTTP.
type answer struct {
	status int
	header http.Header
	body   string
}

func (s *server) do(t *testing.T, method, path, body string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer{response.StatusCode, response.Header, string(content)}
}

// reply is the XML of an answer, as WeChat reads it.
type reply struct {
	XMLName      xml.Name `xml:"xml"`
	ToUserName   string
	FromUserName string
	CreateTime   int64
	MsgType      string
	Content      string
	ArticleCount int
	Articles     []article `xml:"Articles>item"`
}

type article struct {
	Title, Description string
	PicURL             string `xml:"PicUrl"`
	URL                string `xml:"Url"`
}

// say delivers a message as WeChat does and reads the reply.
func (s *server) say(t *testing.T, body string) reply {
	t.Helper()
	a := s.do(t, http.MethodPost, genuine(), body)
	if a.status != http.StatusOK {
		t.Fatalf("answered %d %q, want 200", a.status, a.body)
	}
	var r reply
	if err := xml.Unmarshal([]byte(a.body), &r); err != nil {
		t.Fatalf("answered %q: %v", a.body, err)
	}
	if r.FromUserName != account || !strings.Contains(body, r.ToUserName) || r.CreateTime == 0 {
		t.Errorf("the reply goes from %q to %q at %d, want from %s to the sender, now",
			r.FromUserName, r.ToUserName, r.CreateTime, account)
	}
	return r
}
