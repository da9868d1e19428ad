package platformtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// call is one request, read completely.
type call struct {
	http *http.Request
	at   time.Time
	path string
	ip   netip.Addr
	body []byte
}

// file is an answer that is not JSON.
type file struct {
	status            int // 0 for 200
	name, contentType string
	content           []byte
}

// object is an answer in JSON.
type object map[string]any

var ok = object{"errcode": 0, "errmsg": "ok"}

// counter makes identifiers.
type counter int

func (c *counter) next(prefix string) string {
	*c++
	return prefix + strconv.Itoa(int(*c))
}

// checkBody refuses JSON that WeChat cannot read. The media read forms.
func (c call) checkBody() error {
	form := strings.HasPrefix(c.http.Header.Get("Content-Type"), "multipart/")
	switch {
	case c.http.Method == http.MethodGet || form:
		return nil
	case len(c.body) == 0:
		return refusal(44002)
	case !json.Valid(c.body):
		return refusal(47001)
	case escaped(c.body):
		return refusal(40033)
	}
	return nil
}

// escaped reports whether a JSON text contains \uXXXX.
func escaped(text []byte) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if text[i+1] == 'u' {
			return true
		}
		i++ // \\ is a backslash and begins no escape
	}
	return false
}

// encode writes JSON like WeChat: raw UTF-8.
func encode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return []byte(`{"errcode":-1,"errmsg":"system error"}`)
	}
	return bytes.TrimSpace(b.Bytes())
}

// reading answers calls whose body holds a T.
func reading[T any](answer func(call, T) (any, error)) func(call) (any, error) {
	return func(c call) (any, error) {
		var in T
		if err := json.Unmarshal(c.body, &in); err != nil {
			return nil, refusal(47001)
		}
		return answer(c, in)
	}
}
