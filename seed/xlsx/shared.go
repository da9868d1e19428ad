package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// The texts of a workbook are held in memory; these are the most.
const (
	maxTexts     = 4_000_000
	maxTextBytes = 128 << 20
)

var errTexts = fmt.Errorf("the workbook holds more than %d texts or %d MB of them: save the sheet as CSV and load that",
	maxTexts, maxTextBytes>>20)

// sharedTexts reads the texts that cells name by their numbers.
func (b *book) sharedTexts(part string) ([]string, error) {
	file, err := b.zip.Open(part)
	if err != nil {
		return nil, err
	}
	defer file.Close() // only read
	texts, err := sharedTexts(newMarkup(file))
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("the workbook is damaged: %s was cut", part)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", part, err)
	default:
		return texts, nil
	}
}

func sharedTexts(m *markup) (texts []string, err error) {
	for size := 0; ; {
		token, err := m.token()
		if err != nil {
			return nil, err
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "sst" {
			return texts, nil
		}
		if start, ok := token.(xml.StartElement); !ok || start.Name.Local != "si" {
			continue
		}
		m.renew()
		text, err := m.text("si")
		if err != nil {
			return nil, err
		}
		texts = append(texts, unescaped(text))
		if size += len(text); len(texts) > maxTexts || size > maxTextBytes {
			return nil, errTexts
		}
	}
}
