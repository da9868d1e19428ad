package integration_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"nearby/api/dialogue"
	"nearby/seal"
)

// visitor is the person of one conversation, and the WeChat between them and
// the servers, which answer in turn.
type visitor struct {
	openID    string
	servers   []*server
	db        *sql.DB
	unhurried bool // waits until what is remembered is in the database

	turns    int
	sent     string // the last message, for WeChat to send again
	answered string // with these bytes
}

// doing is something a person does in brackets: what it is, and what with.
var doing = regexp.MustCompile(`^\[(\pL+)(?: (.+))?\]$`)

// do does what a line of a transcript says and returns what the chat shows.
func (v *visitor) do(t *testing.T, line string) string {
	t.Helper()
	what, with := "", ""
	if parts := doing.FindStringSubmatch(line); parts != nil {
		what, with = parts[1], parts[2]
	}
	switch what {
	case "等":
		v.wait(t, with)
		return ""
	case "重发":
		return v.resend(t)
	}
	v.turns++
	v.sent = v.message(v.elements(t, line, what, with))
	before := v.remembered(t)
	v.answered = v.deliver(t)
	v.pause(t, before)
	return shown(t, v.answered)
}

// deliver hands the last message to the server whose turn it is.
func (v *visitor) deliver(t *testing.T) string {
	t.Helper()
	s := v.servers[v.turns%len(v.servers)]
	a := s.do(t, http.MethodPost, genuine(), v.sent)
	if a.status != http.StatusOK {
		t.Fatalf("%s is answered %d %q, want 200", v.sent, a.status, a.body)
	}
	return a.body
}

// resend delivers the last message once more, to the next server.
func (v *visitor) resend(t *testing.T) string {
	t.Helper()
	v.turns++
	if again := v.deliver(t); again != v.answered {
		t.Errorf("the same message is answered\n%s\nand then\n%s", v.answered, again)
		return shown(t, again)
	}
	return "（和上一条回复一字不差）"
}

// wait lets time pass: what is remembered grows older by as much.
func (v *visitor) wait(t *testing.T, with string) {
	t.Helper()
	var minutes int
	if _, err := fmt.Sscanf(with, "%d 分钟", &minutes); err != nil {
		t.Fatalf("[等 %s]: %v", with, err)
	}
	d := time.Duration(minutes) * time.Minute
	state := v.remembered(t)
	if state == nil {
		return
	}
	name, box := v.name(t)
	plain, err := box.Open(state, name)
	if err != nil {
		t.Fatal(err)
	}
	answers := bytes.Index(plain, []byte(`{"`)) // are before the session
	if answers < 0 {
		return
	}
	var session dialogue.Session
	if err := json.Unmarshal(plain[answers:], &session); err != nil {
		t.Fatal(err)
	}
	session.SeenAt = session.SeenAt.Add(-d)
	if !session.PlacedAt.IsZero() {
		session.PlacedAt = session.PlacedAt.Add(-d)
	}
	aged, err := json.Marshal(session)
	if err != nil {
		t.Fatal(err)
	}
	// A lease later, as after another server: one that remembers the row must read it again.
	const older = `UPDATE people SET content = $2, expires_at = expires_at - $3::bigint, seq = seq + (2 << 16)
		WHERE person = $1`
	content := box.Seal(append(plain[:answers], aged...), name)
	if _, err := v.db.ExecContext(t.Context(), older, name, content, d.Milliseconds()); err != nil {
		t.Fatal(err)
	}
}

// name is what the person is called in the database, and box what their session
// is sealed in.
func (v *visitor) name(t *testing.T) ([]byte, seal.Box) {
	t.Helper()
	keys := seal.New(secret, "")
	box, err := keys.Box("conversation")
	if err != nil {
		t.Fatal(err)
	}
	return keys.Hasher("person").Hash(v.openID), box
}

// remembered is the content of the person's row, or nil.
func (v *visitor) remembered(t *testing.T) []byte {
	t.Helper()
	if !v.unhurried {
		return nil
	}
	name, _ := v.name(t)
	var content []byte
	err := v.db.QueryRowContext(t.Context(), `SELECT content FROM people WHERE person = $1`, name).Scan(&content)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		t.Fatal(err)
	}
	return content
}

// pause is what a person needs before the next message, and plenty for a server
// to remember the last. Many messages change nothing that is remembered.
func (v *visitor) pause(t *testing.T, before []byte) {
	t.Helper()
	if !v.unhurried {
		return
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if !bytes.Equal(v.remembered(t), before) {
			return
		}
	}
}

// message is a message of this person, each a second after the one before:
// WeChat tells events apart by their second.
func (v *visitor) message(elements string) string {
	at := time.Now().Add(-time.Hour).Unix() + int64(v.turns)
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName>"+
		"<CreateTime>%d</CreateTime>%s</xml>", account, v.openID, at, elements)
}

// elements are what the message holds besides who and when.
func (v *visitor) elements(t *testing.T, line, what, with string) string {
	t.Helper()
	switch what {
	case "位置":
		return located(with)
	case "语音":
		return typed("voice", "MediaId", "m", "Format", "amr", "Recognition", with)
	case "扫码", "扫码关注":
		return v.scanned(t, what, with)
	case "菜单":
		if with == "网页" {
			return happened("VIEW", "EventKey", "https://example.com/")
		}
		return happened("CLICK", "EventKey", with)
	case "定位":
		lat, lng, _ := strings.Cut(with, ",")
		return happened("LOCATION", "Latitude", lat, "Longitude", lng, "Precision", "30")
	case "选位置":
		return happened("location_select", "EventKey", "here") +
			"<SendLocationInfo><Location_X>31</Location_X><Location_Y>121</Location_Y><Scale>15</Scale>" +
			"<Label>" + escaped(with) + "</Label><Poiname></Poiname></SendLocationInfo>"
	case "撤回授权":
		return happened("user_authorization_revoke", "OpenID", v.openID, "RevokeInfo", "206")
	}
	return gesture(what, line)
}

// gesture is what needs no saying what with. Anything else is typed.
func gesture(what, line string) string {
	switch what {
	case "关注":
		return happened("subscribe")
	case "取关":
		return happened("unsubscribe")
	case "图片":
		return typed("image", "PicUrl", "https://example.com/p", "MediaId", "m")
	case "视频":
		return typed("video", "MediaId", "m", "ThumbMediaId", "t")
	case "小视频":
		return typed("shortvideo", "MediaId", "m", "ThumbMediaId", "t")
	case "链接":
		return typed("link", "Title", "攻略", "Description", "三天两夜", "Url", "https://example.com/a")
	case "文件":
		return typed("file", "Title", "行程.pdf", "FileKey", "k", "FileMd5", "5", "FileTotalLen", "9")
	case "表情":
		line = "【收到不支持的消息类型，暂无法显示】" // what WeChat puts in its place
	}
	return typed("text", "Content", line)
}

// located is a location message: "人民广场 31.23,121.47", or a label alone.
func located(with string) string {
	label, at, _ := strings.Cut(with, " ")
	lat, lng, _ := strings.Cut(at, ",")
	return typed("location", "Location_X", lat, "Location_Y", lng, "Scale", "16", "Label", label)
}

// scanned is a scan, before or after following.
func (v *visitor) scanned(t *testing.T, what, scene string) string {
	t.Helper()
	if near, name, ok := strings.Cut(scene, "<"); ok {
		id := one[int64](t, v.db, `SELECT id FROM places WHERE name = $1`, strings.TrimSuffix(name, ">"))
		scene = fmt.Sprint(near, id)
	}
	if what == "扫码关注" {
		return happened("subscribe", "EventKey", "qrscene_"+scene, "Ticket", "t")
	}
	return happened("SCAN", "EventKey", scene, "Ticket", "t")
}

// typed are the elements of a message, and happened those of an event: names
// and values in turn.
func typed(kind string, elements ...string) string {
	all := "<MsgType>" + kind + "</MsgType>"
	if kind != "event" {
		all += fmt.Sprintf("<MsgId>%d</MsgId>", time.Now().UnixNano())
	}
	for i := 0; i+1 < len(elements); i += 2 {
		all += "<" + elements[i] + ">" + escaped(elements[i+1]) + "</" + elements[i] + ">"
	}
	return all
}

func happened(event string, elements ...string) string {
	return typed("event", append([]string{"Event", event}, elements...)...)
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder never fails
	return b.String()
}
