package main

import (
	"encoding/json"
	"io"
)

// writeJSON prints a value for other programs: two blanks a level, and characters
// as they are.
func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
