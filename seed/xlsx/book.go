package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"nearby/seed/archive"
)

// maxPart is how many bytes of a workbook's small parts are read.
const maxPart = 64 << 20

// book is a workbook.
type book struct {
	zip     archive.Zip
	sheets  []sheetEntry
	texts   []string // that its cells share
	formats []format // by style
	epoch   float64  // is added to the numbers of days
}

// sheetEntry is one sheet as the workbook lists it.
type sheetEntry struct {
	Name  string `xml:"name,attr"`
	State string `xml:"state,attr"` // hidden, veryHidden
	ID    string `xml:"id,attr"`    // of its relationship
	part  string // its file in the zip
}

func (s sheetEntry) visible() bool { return s.State == "" || s.State == "visible" }

// relationship is a line of a .rels part: what another part is, and where.
type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// is tells the kind of a relationship, whose namespace differs between strict and
// transitional files.
func (r relationship) is(kind string) bool { return strings.HasSuffix(r.Type, "/"+kind) }

// Is tells a zip that is a workbook.
func Is(z archive.Zip) bool { return workbookPart(z) != "" }

// workbookPart is the file that lists the sheets; "" in a zip that is no workbook.
func workbookPart(z archive.Zip) string {
	if !slices.Contains(z.Names(), "[Content_Types].xml") {
		return ""
	}
	related, _ := relationships(z, "_rels/.rels") // without them it may stand where it usually does
	for _, r := range related {
		if name := find(z, resolved("", r.Target)); r.is("officeDocument") && strings.HasSuffix(name, "workbook.xml") {
			return name
		}
	}
	return find(z, "xl/workbook.xml")
}

// openBook reads what all sheets need.
func openBook(z archive.Zip) (*book, error) {
	b := &book{zip: z}
	name := workbookPart(z)
	var content struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []sheetEntry `xml:"sheets>sheet"`
	}
	if err := b.decode(name, &content); err != nil {
		return nil, err
	}
	if v := content.Properties.Date1904; v == "1" || v == "true" {
		b.epoch = days1904
	}
	folder := path.Dir(name)
	related, err := relationships(z, path.Join(folder, "_rels", path.Base(name)+".rels"))
	if err != nil {
		return nil, err
	}
	for _, s := range content.Sheets {
		i := slices.IndexFunc(related, func(r relationship) bool { return r.ID == s.ID && r.is("worksheet") })
		if i >= 0 { // others are charts
			s.part = find(z, resolved(folder, related[i].Target))
			b.sheets = append(b.sheets, s)
		}
	}
	for _, r := range related {
		part := find(z, resolved(folder, r.Target))
		switch {
		case part == "":
		case r.is("sharedStrings"):
			b.texts, err = b.sharedTexts(part)
		case r.is("styles"):
			err = b.readStyles(part)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(b.sheets) == 0 {
		return nil, errors.New("the workbook holds no sheet of cells")
	}
	return b, nil
}

// resolved is the name in the zip of a relationship's target, from a folder.
func resolved(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if absolute, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(absolute)
	}
	return path.Join(folder, target)
}

// find is a file as the zip spells it, whose letters some programs change; "" if it is
// not there.
func find(z archive.Zip, name string) string {
	names := z.Names()
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) }); i >= 0 {
		return names[i]
	}
	return ""
}

func relationships(z archive.Zip, name string) ([]relationship, error) {
	var content struct {
		All []relationship `xml:"Relationship"`
	}
	err := (&book{zip: z}).decode(name, &content)
	return content.All, err
}

// decode reads a small part whole.
func (b *book) decode(name string, into any) error {
	file, err := b.zip.Open(name)
	if err != nil {
		return fmt.Errorf("the workbook is damaged: %w", err)
	}
	defer file.Close()
	if err := xml.NewDecoder(io.LimitReader(file, maxPart)).Decode(into); err != nil {
		return fmt.Errorf("the workbook is damaged: %s: %w", name, err)
	}
	return nil
}
