package xlsx

import "strconv"

// readStyles reads the number format of each style.
func (b *book) readStyles(part string) error {
	var content struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decode(part, &content); err != nil {
		return err
	}
	own := make(map[int]format)
	for _, f := range content.Formats {
		own[f.ID] = parseFormat(f.Code)
	}
	for _, style := range content.Styles {
		f, ok := own[style.Format]
		if !ok {
			f = builtIn(style.Format)
		}
		b.formats = append(b.formats, f)
	}
	return nil
}

// format is that of a style's number; a plain one for a style that is not there.
func (b *book) format(style string) format {
	if style == "" {
		return format{}
	}
	i, err := strconv.Atoi(style)
	if err != nil || i < 0 || i >= len(b.formats) {
		return format{}
	}
	return b.formats[i]
}

// builtIn is the format of a number below 164, of which files do not tell the code
// (ECMA-376, 18.8.30). What 27 to 58 are depends on the language of the Excel that wrote
// the file, which it does not tell either: Chinese, Japanese and Korean agree that they
// are dates or times; 51, 53, 54, 56 and 58 are months and days in those that make them
// of what is typed as 3-5.
func builtIn(id int) format {
	switch {
	case id == 9, id == 10:
		return format{kind: percent}
	case id == 14, id == 15, id == 30, id == 31:
		return format{kind: date}
	case id == 16:
		return format{kind: monthDay}
	case id == 17:
		return format{kind: month}
	case id >= 18 && id <= 21, id == 32, id == 33, id == 45, id == 47:
		return format{kind: clock}
	case id == 22:
		return format{kind: moment}
	case id == 46:
		return format{kind: elapsed}
	case id == 51, id == 53, id == 54, id == 56, id == 58:
		return format{kind: monthDay}
	case id >= 27 && id <= 36, id >= 50 && id <= 58:
		return format{kind: date}
	default:
		return format{}
	}
}
