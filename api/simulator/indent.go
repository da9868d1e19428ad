package simulator

import "strings"

// indented breaks XML into lines, an element a line, and leaves everything else
// of it as it is: what people read is what was sent. Text that is not XML comes
// back unchanged.
func indented(xml string) string {
	var out strings.Builder
	depth, leaf := 0, false // leaf: nothing but text since the last opening tag
	line := func() {
		if out.Len() > 0 {
			out.WriteString("\n" + strings.Repeat("  ", max(0, depth)))
		}
	}
	for rest := xml; rest != ""; {
		piece := next(rest)
		rest = rest[len(piece):]
		switch {
		case strings.HasPrefix(piece, "</"):
			depth--
			if !leaf {
				line()
			}
			leaf = false
		case isTag(piece):
			line()
			depth++
			leaf = true
		case strings.TrimSpace(piece) == "" && !(leaf && strings.HasPrefix(rest, "</")):
			continue // between elements
		}
		out.WriteString(piece)
	}
	return out.String()
}

func isTag(piece string) bool {
	return strings.HasPrefix(piece, "<") && !strings.HasPrefix(piece, "<![CDATA[")
}

// next cuts off one tag, one CDATA section, or the text up to the next of them.
func next(xml string) string {
	end := -1
	switch {
	case strings.HasPrefix(xml, "<![CDATA["):
		if end = strings.Index(xml, "]]>"); end >= 0 {
			end += len("]]>")
		}
	case strings.HasPrefix(xml, "<"):
		end = strings.IndexByte(xml, '>') + 1
	default:
		end = strings.IndexByte(xml, '<')
	}
	if end <= 0 {
		return xml
	}
	return xml[:end]
}
