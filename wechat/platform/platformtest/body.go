package platformtest

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// checkBody refuses JSON that WeChat cannot read. Forms are left to who reads them.
func checkBody(c call) error {
	form := bytes.HasPrefix([]byte(c.http.Header.Get("Content-Type")), []byte("multipart/"))
	queryOnly := c.path == "/cgi-bin/clear_quota/v2"
	switch {
	case c.http.Method == http.MethodGet || form || queryOnly:
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

// escaped tells whether a JSON text has a \uXXXX in it.
func escaped(text []byte) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if text[i+1] == 'u' {
			return true
		}
		i++ // \\ is a backslash, not the start of something
	}
	return false
}

// encode writes JSON as WeChat does: raw UTF-8.
func encode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return []byte(`{"errcode":-1,"errmsg":"system error"}`)
	}
	return bytes.TrimSpace(b.Bytes())
}

// decode reads the body of a call.
func decode[T any](c call) (T, error) {
	var in T
	if err := json.Unmarshal(c.body, &in); err != nil {
		return in, refusal(47001)
	}
	return in, nil
}
