package property

import (
	"bytes"
	"encoding/json"
	"iter"
)

// Members are those of a valid JSON object in their order; none of anything else. It
// passes over a value once, where a decoder would do so three times.
func Members(raw []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for i := first(raw, '{'); i < len(raw) && raw[i] != '}'; {
			end := valueEnd(raw, i)
			key := Scalar(raw[i:end])
			i = next(raw, end)
			end = valueEnd(raw, i)
			if i == end || !yield(key, raw[i:end]) {
				return
			}
			i = next(raw, end)
		}
	}
}

// Items are those of a valid JSON list; none of anything else.
func Items(raw []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for i := first(raw, '['); i < len(raw) && raw[i] != ']'; {
			end := valueEnd(raw, i)
			if i == end || !yield(raw[i:end]) {
				return
			}
			i = next(raw, end)
		}
	}
}

// Scalar is a valid JSON string or number as text; "" for anything else.
func Scalar(raw []byte) string {
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0:
		return ""
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw)
	case raw[0] != '"':
		return ""
	case len(raw) > 1 && bytes.IndexByte(raw, '\\') < 0:
		return string(raw[1 : len(raw)-1])
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// first is where the first member or item stands; behind raw if it does not open so.
func first(raw []byte, open byte) int {
	i := next(raw, 0)
	if i == len(raw) || raw[i] != open {
		return len(raw)
	}
	return next(raw, i+1)
}

// next is where the next value, or the end of what it stands in, begins.
func next(raw []byte, i int) int {
	for i < len(raw) {
		switch raw[i] {
		case ' ', '\t', '\r', '\n', ',', ':':
			i++
		default:
			return i
		}
	}
	return i
}

// valueEnd is where the value that begins at i ends.
func valueEnd(raw []byte, i int) int {
	depth := 0
	for i < len(raw) {
		switch raw[i] {
		case '"':
			i = stringEnd(raw, i)
		case '{', '[':
			depth++
			i++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
			i++
		case ' ', '\t', '\r', '\n', ',', ':':
			if depth == 0 {
				return i
			}
			i++
			continue
		default:
			i++
			continue
		}
		if depth == 0 {
			return i
		}
	}
	return i
}

// stringEnd is where the string that begins at i ends.
func stringEnd(raw []byte, i int) int {
	for i++; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(raw)
}
