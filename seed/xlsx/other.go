package xlsx

import (
	"errors"
	"io"
	"slices"
	"strings"

	"nearby/seed/archive"
)

// packages are zips of office programs that are no workbooks, by a file in them.
var packages = []struct{ file, advice string }{
	{"xl/workbook.bin", "this is a binary workbook (.xlsb): save it as .xlsx (soffice --headless --convert-to xlsx FILE) and load that"},
	{"word/document.xml", "this is a document of Word (.docx): copy its table into a spreadsheet and save that as .xlsx"},
	{"ppt/presentation.xml", "this is a presentation: save its table as .xlsx or CSV and load that"},
	{"Index/Document.iwa", "this is a spreadsheet of Numbers: export it as Excel (File, Export To) and load that"},
	{"Index.zip", "this is a spreadsheet of Numbers: export it as Excel (File, Export To) and load that"},
}

// Other says what a zip of another office program is and what to do with it; nil for any
// other zip.
func Other(z archive.Zip) error {
	names := z.Names()
	for _, p := range packages {
		if slices.Contains(names, p.file) {
			return errors.New(p.advice)
		}
	}
	if strings.HasPrefix(mimetype(z), "application/vnd.oasis.opendocument") {
		return errors.New("this is an OpenDocument file (.ods): convert it (soffice --headless --convert-to csv FILE) and load that")
	}
	return nil
}

// mimetype is the file by which OpenDocument is known (OpenDocument 1.3, part 2, 3.3).
func mimetype(z archive.Zip) string {
	const most = 200
	file, err := z.Open("mimetype")
	if err != nil {
		return ""
	}
	defer file.Close()                                   // only read
	content, _ := io.ReadAll(io.LimitReader(file, most)) // what can be read may do
	return string(content)
}
