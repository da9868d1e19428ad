package platform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// encode writes v as the JSON that WeChat accepts: raw UTF-8. WeChat refuses \u
// escapes (40033), which encoding/json writes for <, >, &, U+2028, U+2029, U+FFFD and
// control characters. Control characters have no other form: they are an error.
func encode(v any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return unescape(bytes.TrimSuffix(buffer.Bytes(), []byte("\n")))
}

// unescape replaces each \uXXXX of a JSON text by its character.
func unescape(text []byte) ([]byte, error) {
	raw := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			raw = append(raw, text[i])
			continue
		}
		if text[i+1] != 'u' {
			raw = append(raw, text[i], text[i+1])
			i++
			continue
		}
		code, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16)
		if err != nil || code < ' ' {
			return nil, fmt.Errorf("a text contains the control character U+%04X", code)
		}
		raw = append(raw, string(rune(code))...)
		i += 5
	}
	return raw, nil
}
