package dotmap

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image/color"
	"image/png"
)

// SVG is the picture as a file whose texts are texts, so that they may be of any script.
// It fails as [Map.PNG] does.
func (m Map) SVG() ([]byte, error) {
	s, err := m.sheet(false)
	if err != nil {
		return nil, err
	}
	var under, file bytes.Buffer
	if err := png.Encode(&under, s.RGBA); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	size := s.Bounds().Size()
	fmt.Fprintf(&file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="%s">`+"\n",
		size.X, size.Y, "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif")
	fmt.Fprintf(&file, "<title>%s</title>\n", escaped(m.Title))
	fmt.Fprintf(&file, `<image width="%d" height="%d" href="data:image/png;base64,%s"/>`+"\n",
		size.X, size.Y, base64.StdEncoding.EncodeToString(under.Bytes()))
	for _, w := range s.texts {
		file.WriteString(w.element())
	}
	file.WriteString("</svg>\n")
	return file.Bytes(), nil
}

// element is a text in SVG.
func (w written) element() string {
	weight, halo := "", ""
	if w.style.bold {
		weight = ` font-weight="bold"`
	}
	if w.halo {
		halo = fmt.Sprintf(` stroke="%s" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`, hex(paper))
	}
	return fmt.Sprintf(`<text x="%d" y="%d" font-size="%v" fill="%s"%s%s>%s</text>`+"\n",
		w.at.X, w.at.Y, w.style.pixels, hex(w.colour), weight, halo, escaped(w.text))
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}
