package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nearby/seed/archive"
	"nearby/seed/fault"
	"nearby/seed/table"
	"nearby/seed/xlsx"
)

// parts are the files of a workbook; those that it does not have are the plainest ones.
type parts map[string]string

// sheetXML is a sheet of these rows.
func sheetXML(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<sheetData>` + rows + `</sheetData></worksheet>`
}

const (
	sheetPart   = "xl/worksheets/sheet1.xml"
	sharedPart  = "xl/sharedStrings.xml"
	stylesPart  = "xl/styles.xml"
	bookPart    = "xl/workbook.xml"
	relatedPart = "xl/_rels/workbook.xml.rels"
	related     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// packed is the zip of a workbook.
func (p parts) packed(t testing.TB) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml": "<Types/>",
		"_rels/.rels": `<Relationships><Relationship Id="r" Type="` + related +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		bookPart: `<workbook xmlns:r="` + related + `"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		relatedPart: `<Relationships><Relationship Id="rId1" Type="` + related + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + related + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + related + `/styles" Target="styles.xml"/></Relationships>`,
	}
	for name, content := range p {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range all {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open opens a workbook.
func open(content []byte, o xlsx.Options) (*table.Table, error) {
	z, err := archive.New(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	return xlsx.Open(z, o)
}

// rowsOf are the rows of a workbook, cells separated by |.
func rowsOf(t *testing.T, content []byte, o xlsx.Options) ([]string, *table.Table) {
	t.Helper()
	file, err := open(content, o)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for {
		rec, err := file.Next()
		if errors.Is(err, io.EOF) {
			return all, file
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(rec.Line, " ", strings.Join(rec.Cells, "|")))
	}
}

// Each line is a cell, by its XML, and what it shows.
func TestCells(t *testing.T) {
	t.Parallel()
	const formats = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="000000"/>` +
		`<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>` +
		`<numFmt numFmtId="178" formatCode="[$-F400]h:mm:ss\ AM/PM"/><numFmt numFmtId="179" formatCode="[h]:mm"/>` +
		`<numFmt numFmtId="180" formatCode="0.0&quot;分&quot;"/><numFmt numFmtId="181" formatCode="000\-0000"/>` +
		`<numFmt numFmtId="182" formatCode="#,##0.00_);[Red]\(#,##0.00\)"/>` +
		`<numFmt numFmtId="183" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
		`<numFmt numFmtId="184" formatCode="[DBNum1][$-804]上午/下午h&quot;时&quot;mm&quot;分&quot;;@"/>` +
		`<numFmt numFmtId="185" formatCode="m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="186" formatCode="yyyy/m/d\ h:mm"/>` +
		`<numFmt numFmtId="187" formatCode="0.00E+00"/><numFmt numFmtId="188" formatCode="G/通用格式&quot;号线&quot;"/>` +
		`<numFmt numFmtId="189" formatCode="&quot;¥&quot;#,##0.00"/><numFmt numFmtId="190" formatCode="0&quot;号线&quot;"/>` +
		`<numFmt numFmtId="191" formatCode="[&lt;=9999999]###\-####;\(###\)\ ###\-####"/>` +
		`</numFmts><cellXfs>%s</cellXfs></styleSheet>`
	tests := map[string]struct {
		cell   string
		format int
		want   string
	}{
		"a shared text":                   {`<c r="A1" t="s"><v>0</v></c>`, 0, "小山駅"},
		"runs of a shared text":           {`<c r="A1" t="s"><v>1</v></c>`, 0, "rich text"},
		"signs that XML cannot hold":      {`<c r="A1" t="s"><v>2</v></c>`, 0, "a\r_x000D_"},
		"an inline text":                  {`<c r="A1" t="inlineStr"><is><t>老孙家</t></is></c>`, 0, "老孙家"},
		"an inline text with runs":        {`<c r="A1" t="inlineStr"><is><r><t>老</t></r><r><t>孙家</t></r><rPh><t>x</t></rPh></is></c>`, 0, "老孙家"},
		"the value of a formula":          {`<c r="A1" t="str"><f>A2&amp;"x"</f><v>ax</v></c>`, 0, "ax"},
		"the number of a formula":         {`<c r="A1"><f>1+1</f><v>2</v></c>`, 0, "2"},
		"a formula nobody has calculated": {`<c r="A1"><f>1+1</f></c>`, 0, ""},
		"true":                            {`<c r="A1" t="b"><v>1</v></c>`, 0, "TRUE"},
		"an error":                        {`<c r="A1" t="e"><v>#N/A</v></c>`, 0, ""},
		"a date as ISO 8601":              {`<c r="A1" t="d"><v>2024-03-05T00:00:00</v></c>`, 0, "2024-03-05"},
		"a whole number":                  {`<c r="A1"><v>13800000000</v></c>`, 0, "13800000000"},
		"a whole number with decimals":    {`<c r="A1"><v>13800000000.0</v></c>`, 0, "13800000000"},
		"a phone that shows 8.62E+12":     {`<c r="A1"><v>8.6216312345670003E+12</v></c>`, 0, "8621631234567"},
		"an id that shows 4.40105E+11":    {`<c r="A1"><v>440105000123</v></c>`, 0, "440105000123"},
		"18 digits in the file":           {`<c r="A1"><v>310115001234567891</v></c>`, 0, "310115001234567891"},
		"18 digits of which 15 are left":  {`<c r="A1"><v>3.1011500123456701E+17</v></c>`, 187, "310115001234567000"},
		"what binary fractions add":       {`<c r="A1"><v>31.200000000000003</v></c>`, 0, "31.2"},
		"a coordinate shown shorter":      {`<c r="A1"><v>121.473701</v></c>`, 2, "121.473701"},
		"below zero":                      {`<c r="A1"><v>-0.12780000000000001</v></c>`, 182, "-0.1278"},
		"a small number":                  {`<c r="A1"><v>1.0000000000000001E-5</v></c>`, 0, "0.00001"},
		"thousands":                       {`<c r="A1"><v>1234.5</v></c>`, 182, "1234.5"},
		"a postcode":                      {`<c r="A1"><v>12345</v></c>`, 176, "012345"},
		"a Japanese postcode":             {`<c r="A1"><v>1000001</v></c>`, 181, "100-0001"},
		"a format for some numbers":       {`<c r="A1"><v>5551234</v></c>`, 191, "5551234"},
		"points":                          {`<c r="A1"><v>4.5</v></c>`, 180, "4.5分"},
		"yuan":                            {`<c r="A1"><v>58</v></c>`, 189, "¥58"},
		"a line":                          {`<c r="A1"><v>2</v></c>`, 190, "2号线"},
		"a line in General":               {`<c r="A1"><v>2</v></c>`, 188, "2号线"},
		"a share":                         {`<c r="A1"><v>0.85</v></c>`, 9, "85%"},
		"a share with decimals":           {`<c r="A1"><v>0.12300000000000001</v></c>`, 10, "12.3%"},
		"a day":                           {`<c r="A1"><v>45356</v></c>`, 14, "2024-03-05"},
		"a Chinese day":                   {`<c r="A1"><v>45356</v></c>`, 177, "2024-03-05"},
		"a Chinese day of Excel's own":    {`<c r="A1"><v>45356</v></c>`, 31, "2024-03-05"},
		"a Japanese day":                  {`<c r="A1"><v>45356</v></c>`, 183, "2024-03-05"},
		"a day of the leap year of Lotus": {`<c r="A1"><v>59</v></c>`, 14, "1900-02-28"},
		"a time":                          {`<c r="A1"><v>0.41666666666666669</v></c>`, 20, "10:00"},
		"a time with seconds":             {`<c r="A1"><v>0.4167245370370370</v></c>`, 178, "10:00:05"},
		"a Chinese time":                  {`<c r="A1"><v>0.91666666666666663</v></c>`, 184, "22:00"},
		"hours past midnight":             {`<c r="A1"><v>1.0833333333333333</v></c>`, 179, "26:00"},
		"a day and a time":                {`<c r="A1"><v>45356.4375</v></c>`, 186, "2024-03-05 10:30"},
		"a day and no time":               {`<c r="A1"><v>45356</v></c>`, 22, "2024-03-05"},
		"a day without a year":            {`<c r="A1"><v>45587</v></c>`, 185, "10-22"},
		"no day":                          {`<c r="A1"><v>-5</v></c>`, 14, "-5"},
		"a text in a date's format":       {`<c r="A1" t="str"><v>10:00-22:00</v></c>`, 14, "10:00-22:00"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			content := parts{
				sheetPart: sheetXML(`<row r="1">` + strings.Replace(test.cell, `"A1"`, `"A1" s="1"`, 1) + `<c r="B1"><v>0</v></c></row>`),
				sharedPart: `<sst><si><t>小山駅</t><rPh sb="0" eb="3"><t>オヤマエキ</t></rPh><phoneticPr/></si>` +
					`<si><r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si><t>a_x000D__x005F_x000D_</t></si></sst>`,
				stylesPart: fmt.Sprintf(formats, fmt.Sprintf(`<xf numFmtId="0"/><xf numFmtId="%d"/>`, test.format)),
			}.packed(t)
			rows, _ := rowsOf(t, content, xlsx.Options{})
			if diff := cmp.Diff([]string{"1 " + test.want + "|0"}, rows); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Days are counted from 1904 in workbooks of old Macs.
func TestDaysFrom1904(t *testing.T) {
	t.Parallel()
	rows, _ := rowsOf(t, parts{
		bookPart:   `<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
		sheetPart:  sheetXML(`<row><c s="1"><v>43894</v></c><c s="1"><v>0.5</v></c></row>`),
		stylesPart: `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	}.packed(t), xlsx.Options{})
	if want := "1 2024-03-05|12:00"; len(rows) != 1 || rows[0] != want {
		t.Errorf("got %q, want %q", rows, want)
	}
}

// What a person should know of a sheet is said.
func TestWarnings(t *testing.T) {
	t.Parallel()
	wide := `<row r="2"><c r="A2"><v>310115001234567000</v></c><c r="B2" s="1"><v>45587</v></c></row>`
	for i := range 1000 {
		wide += fmt.Sprintf(`<row r="%d" hidden="%d"><c><v>1</v></c><c><v>2</v></c></row>`, i+3, i%2)
	}
	_, file := rowsOf(t, parts{
		sheetPart: sheetXML(`<row r="1"><c t="str"><v>id</v></c><c t="str"><v>hours</v></c></row>` + wide +
			`<row r="2000"><c r="D2000"><v>7</v></c></row>`),
		stylesPart: `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="16"/></cellXfs></styleSheet>`,
	}.packed(t), xlsx.Options{})
	var got []string
	for _, w := range file.Warnings {
		got = append(got, fmt.Sprint(w.Code, " ", w.Rows))
		if !strings.Contains(w.Text, "A2") && !strings.Contains(w.Text, "B2") && !strings.Contains(w.Text, "hidden") &&
			!strings.Contains(w.Text, "C2000") {
			t.Errorf("%s says no cell", w.Text)
		}
	}
	if diff := cmp.Diff([]string{"hidden 500", "columns 1", "digits 1", "date 1"}, got); diff != "" {
		t.Error(diff)
	}
}

// Rows and cells need not say where they stand; empty rows are none; merged cells hold
// their value in all of their rows.
func TestRows(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		sheet string
		want  []string
	}{
		"without references": {
			sheetXML(`<row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row><row><c/></row><row/><row><c><v>1</v></c></row>`),
			[]string{"1 a||c", "4 1||"},
		},
		"with gaps": {
			sheetXML(`<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row><row r="9"><c r="a9"><v>3</v></c></row>`),
			[]string{"2 |1" + strings.Repeat("|", 25) + "2", "9 3" + strings.Repeat("|", 26)},
		},
		"titles": {
			sheetXML(`<row><c t="str"><v>餐厅一览</v></c></row><row/><row><c t="str"><v>名称</v></c><c t="str"><v>经度</v></c><c t="str"><v>纬度</v></c></row>` +
				`<row><c t="str"><v>a</v></c><c><v>121.5</v></c><c><v>31.5</v></c></row>`),
			[]string{"3 名称|经度|纬度", "4 a|121.5|31.5"},
		},
		"merged": {
			strings.Replace(sheetXML(`<row r="1"><c t="str"><v>川菜</v></c><c><v>1</v></c><c><v>9</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>`+
				`<row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>`),
				"</sheetData>", `</sheetData><mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="C1:D1"/></mergeCells>`, 1),
			[]string{"1 川菜|1|9", "2 川菜|2|", "3 川菜|3|", "4 |4|"},
		},
		"the strict kind, with prefixes": {
			`<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>` +
				`<x:row r="2"><x:c r="B2"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>`,
			[]string{"1 1|", "2 1|2"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows, _ := rowsOf(t, parts{sheetPart: test.sheet}.packed(t), xlsx.Options{})
			if diff := cmp.Diff(test.want, rows); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Of several sheets the one is read that looks like places, and the others are named.
func TestSheets(t *testing.T) {
	t.Parallel()
	sheet := func(cells string) string {
		var b strings.Builder
		for _, line := range strings.Split(cells, "/") {
			b.WriteString("<row>")
			for _, cell := range strings.Split(line, ",") {
				b.WriteString(`<c t="str"><v>` + cell + `</v></c>`)
			}
			b.WriteString("</row>")
		}
		return sheetXML(b.String())
	}
	book := parts{
		bookPart: `<workbook xmlns:r="x"><sheets><sheet name="说明" r:id="a"/><sheet name="Old" state="hidden" r:id="b"/>` +
			`<sheet name="统计" r:id="c"/><sheet name="数据 " r:id="d"/><sheet name="图" r:id="e"/></sheets></workbook>`,
		relatedPart: `<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/A.xml"/>` +
			`<Relationship Id="b" Type="x/worksheet" Target="worksheets\b.xml"/><Relationship Id="c" Type="x/worksheet" Target="worksheets/c.xml"/>` +
			`<Relationship Id="d" Type="x/worksheet" Target="./worksheets/d.xml"/><Relationship Id="e" Type="x/chartsheet" Target="e.xml"/></Relationships>`,
		"xl/worksheets/a.xml": sheet("read me/first"), "xl/worksheets/b.xml": sheet("old,1,2/x,y,z"),
		"xl/worksheets/c.xml": sheet("区,数,总/海淀,1,2"), "xl/worksheets/d.xml": sheet("名称,经度,纬度/a,1,2"),
	}
	known := func(header []string) bool { return header[0] == "名称" }
	for sheet, want := range map[string]string{"": "1 名称|经度|纬度", "统计": "1 区|数|总", "数据": "1 名称|经度|纬度", "1": "1 read me", "old": "1 old|1|2"} {
		rows, file := rowsOf(t, book.packed(t), xlsx.Options{Sheet: sheet, Known: known})
		if rows[0] != want {
			t.Errorf("--sheet %q: got %s, want %s", sheet, rows[0], want)
		}
		if said := len(file.Warnings) > 0; said != (sheet == "") || said && !strings.Contains(file.Warnings[0].Text, `"说明", "统计"`) {
			t.Errorf("--sheet %q: got the warnings %v", sheet, file.Warnings)
		}
	}
	rows, _ := rowsOf(t, book.packed(t), xlsx.Options{})
	if rows[0] != "1 区|数|总" {
		t.Errorf("got %s, want the first table", rows[0])
	}
	_, err := open(book.packed(t), xlsx.Options{Sheet: "5"})
	var usage *fault.Usage
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), `1 "说明", 2 "Old" (hidden), 3 "统计"`) {
		t.Errorf("got %v, want the sheets that there are", err)
	}
}

// What excelize writes is read as it is shown there.
func TestWorkbookOfExcelize(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	day := time.Date(2024, 3, 5, 10, 30, 0, 0, time.UTC)
	for i, row := range [][]any{
		{"name", "lat", "opened", "share"},
		{"老孙家 & <b>", 34.268234, day, 0.5},
		{`"quoted", ` + "two\nlines", -0.1278, day.AddDate(0, 0, 1), 1},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "D2", "D3", style); err != nil {
		t.Fatal(err)
	}
	content, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := rowsOf(t, content.Bytes(), xlsx.Options{})
	want := []string{
		"1 name|lat|opened|share", "2 老孙家 & <b>|34.268234|2024-03-05 10:30|50%",
		"3 \"quoted\", two\nlines|-0.1278|2024-03-06 10:30|100%",
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// What cannot be read says why.
func TestWhatIsNoSheet(t *testing.T) {
	t.Parallel()
	whole := sheetXML(`<row><c t="s"><v>0</v></c></row>`)
	tests := map[string]struct {
		book parts
		want string
	}{
		"an empty sheet":          {parts{sheetPart: sheetXML("")}, "the workbook is empty"},
		"hidden sheets alone":     {parts{sheetPart: sheetXML(""), bookPart: `<workbook xmlns:r="x"><sheets><sheet name="S" state="hidden" r:id="rId1"/></sheets></workbook>`}, `1 "S" (hidden)`},
		"a sheet that was cut":    {parts{sheetPart: whole[:len(whole)-30], sharedPart: "<sst><si><t>x</t></si></sst>"}, "was cut"},
		"texts that were cut":     {parts{sheetPart: whole, sharedPart: "<sst><si><t>x</t>"}, "was cut"},
		"a text that is not":      {parts{sheetPart: whole}, `names the text "0" of 0`},
		"a sheet that is missing": {parts{}, "not in it"},
		"no XML":                  {parts{sheetPart: sheetXML("<row><<</row>")}, "this is no XML"},
		"a row without an end":    {parts{sheetPart: sheetXML("<row>" + strings.Repeat("<c><v>1</v></c>", 1<<21))}, "more than 16 MB"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := open(test.book.packed(t), xlsx.Options{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// Files of other office programs are named, with what to do.
func TestOtherOfficeFiles(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"xl/workbook.bin": ".xlsb", "word/document.xml": "Word", "Index/Document.iwa": "Numbers", "mimetype": "--convert-to csv",
	} {
		content := parts{file: "application/vnd.oasis.opendocument.spreadsheet"}.packed(t)
		z, err := archive.New(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		if err := xlsx.Other(z); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", file, err, want)
		}
	}
	for stream, want := range map[string]string{"EncryptedPackage": "password", "Workbook": ".xls", "WordDocument": ".doc", "Other": "old office"} {
		if err := xlsx.Compound(bytes.NewReader(compound(stream))); !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", stream, err, want)
		}
	}
}

// compound is a compound file whose directory takes two sectors, with a stream in the
// second one.
func compound(stream string) []byte {
	const sector = 512
	file := make([]byte, 4*sector)
	copy(file, xlsx.CompoundMagic)
	file[30] = 9 // 2^9 bytes
	file[48] = 1 // the directory begins in sector 1
	// Sector 0 is the allocation table: 1 is followed by 2, the end.
	copy(file[sector+4:], []byte{2, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF})
	for i, c := range stream {
		file[3*sector+2*i] = byte(c)
	}
	return file
}
