package seed_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nearby/geo"
	"nearby/seed"
)

// workbook is a workbook with a sheet for each list of rows.
func workbook(t testing.TB, sheets ...[][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, rows := range sheets {
		name := fmt.Sprint("Sheet", i+1)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for j, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprint("A", j+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	return packedBook(t, f)
}

func packedBook(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	content, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// Workbooks as operators have them, and what comes of each.
func TestWorkbooks(t *testing.T) {
	t.Parallel()
	header := []any{"店名", "经度", "纬度", "营业时间", "电话"}
	row := []any{"老孙家", 108.953421, 34.268234, "10:00-22:00", 13800000000}
	const place = "老孙家 34.2682,108.9534 10:00-22:00 13800000000"
	tests := map[string]struct {
		content []byte
		want    string
		said    string
	}{
		"a header and a row": {workbook(t, [][]any{header, row}), place, ""},
		"a title above":      {workbook(t, [][]any{{"西安餐厅一览表"}, {}, header, row}), place, "餐厅一览表"},
		"a title of many cells": {
			workbook(t, [][]any{{"制表人", "张三", "日期", "2024-03-05"}, header, row}), place, "制表人 张三",
		},
		"a header in two rows": {
			workbook(t, [][]any{{"店名", "坐标", nil, "营业信息"}, {nil, "经度", "纬度", "营业时间", "电话"}, row}), place, "read from two rows: 店名",
		},
		"a header in two rows, one column of them": {
			workbook(t, [][]any{{"店名", "坐标", nil, "营业时间", "电话"}, {"店名", "经度", "纬度", "营业时间", "电话"}, row}), place, "above the header",
		},
		"groups above the header": {
			workbook(t, [][]any{{"基本信息", nil, nil, "其他", "联系"}, header, row}), place, "above the header",
		},
		"notes on another sheet": {workbook(t, [][]any{{"填表说明"}, {"一、请勿删除"}}, [][]any{header, row}), place, `only the sheet "Sheet2"`},
		"numbers as texts":       {workbook(t, [][]any{header, {"老孙家", "108.953421", " 34.268234 ", "10:00-22:00", "13800000000"}}), place, ""},
		"a datum in the header": {
			workbook(t, [][]any{{"Ｎａｍｅ", "经度_84", "纬度_84", "opening hours", "TEL"}, row}), place, "",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var packed bytes.Buffer
			w := zip.NewWriter(&packed)
			f, err := w.Create("places.xlsx")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write(test.content); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{stored(t, "places.xlsx", test.content), stored(t, "places.zip", packed.Bytes())} {
				o := plain()
				if name == "a datum in the header" {
					o.Datum = 0
				}
				file := openFile(t, path, o)
				places, rejects := readAll(t, file)
				var got []string
				for _, p := range places {
					got = append(got, fmt.Sprintf("%s %.4f,%.4f %s %s", p.Name, p.At.Lat, p.At.Lng, p.Hours, p.Phone))
				}
				if strings.Join(got, "; ") != test.want || len(rejects) > 0 {
					t.Errorf("%s: got %q and the rejects %v, want %q", path, got, rejects, test.want)
				}
				if said := strings.Join(file.Notes(), " "); !strings.Contains(said, test.said) || test.said == "" && said != "" {
					t.Errorf("%s: said %q, want %q", path, said, test.said)
				}
			}
		})
	}
}

// What a header does not say is asked for, with the header as it stands.
func TestWorkbookWithoutAHeader(t *testing.T) {
	t.Parallel()
	path := stored(t, "bare.xlsx", workbook(t, [][]any{{"a", 121.5, 31.5}, {"b", 121.6, 31.6}}))
	o := plain()
	if _, err := seed.OpenFile(path, o); err == nil || !strings.Contains(err.Error(), "--no-header") {
		t.Errorf("got %v, want the question for the columns", err)
	}
	o.NoHeader, o.Map = true, map[string]string{"name": "1", "lng": "2", "lat": "3"}
	places, rejects := readAll(t, openFile(t, path, o))
	if len(places) != 2 || len(rejects) > 0 {
		t.Errorf("got %v and %v, want two places", places, rejects)
	}
	o.Sheet = "2"
	for _, path := range []string{path, stored(t, "a.csv", []byte("name,lat,lng\na,1,2\n"))} {
		if _, err := seed.OpenFile(path, o); err == nil || !strings.Contains(err.Error(), "--sheet 2") {
			t.Errorf("%s: got %v, want that there is no such sheet", path, err)
		}
	}
}

// The rejects of a workbook are a CSV that loads under the same flags.
func TestRejectsOfAWorkbook(t *testing.T) {
	t.Parallel()
	path := stored(t, "w.xlsx", workbook(t, [][]any{{"表"}, {"名称", "经度", "纬度", "备注"}, {"a", 121.5, nil, "没有纬度"}, {"b", 121.6, 31.6}}))
	file := openFile(t, path, plain())
	places, rejects := readAll(t, file)
	if len(places) != 1 || len(rejects) != 1 || rejects[0].Line != 3 || rejects[0].Column != 3 {
		t.Fatalf("got %v and %v, want one of each, the reject on row 3", places, rejects)
	}
	var content strings.Builder
	w := seed.NewRejects(&content, file)
	if err := w.Write(rejects[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	places, rejects = read(t, strings.Replace(content.String(), "121.5,,", "121.5,31.5,", 1), plain())
	if len(places) != 1 || len(rejects) != 0 || places[0].At != (geo.WGS84{Lat: 31.5, Lng: 121.5}) {
		t.Errorf("%s: got %v and %v, want the place", &content, places, rejects)
	}
}

// FuzzXLSX reads anything as a sheet, texts and styles: it ends, and gives places that may
// be stored.
func FuzzXLSX(f *testing.F) {
	const header = `<row><c t="str"><v>name</v></c><c t="str"><v>lat</v></c><c t="str"><v>lng</v></c></row>`
	for _, rows := range []string{
		`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>31.2</v></c><c r="C2"><v>1.215E2</v></c></row>`,
		`<row><c t="inlineStr"><is><r><t>x</t></r><rPh><t>y</t></rPh></is></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2024-03-05T00:00:00</v></c></row>`,
		`<row hidden="1"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells>`,
	} {
		f.Add("<worksheet><sheetData>"+header+rows+"</sheetData></worksheet>", "<sst><si><t>a_x000D_</t></si></sst>", "yyyy-mm-dd", "", uint8(0))
		f.Add("<worksheet><sheetData>"+rows+header+"</sheetData></worksheet>", "", `"x"0.0`, "S", uint8(14))
	}
	f.Fuzz(func(t *testing.T, sheet, texts, format, name string, builtIn uint8) {
		content := packedParts(t, sheet, texts, format, builtIn)
		o := plain()
		o.Sheet = name
		file, err := seed.OpenBytes(content, o)
		if err != nil {
			return
		}
		defer file.Close()
		consume(t, file)
	})
}

// packedParts is a workbook of one sheet.
func packedParts(t testing.TB, sheet, texts, format string, builtIn uint8) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"[Content_Types].xml": "<Types/>",
		"xl/workbook.xml":     `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="/worksheet" Target="sheet.xml"/>` +
			`<Relationship Id="b" Type="/sharedStrings" Target="texts.xml"/><Relationship Id="c" Type="/styles" Target="styles.xml"/></Relationships>`,
		"xl/sheet.xml": sheet, "xl/texts.xml": texts,
		"xl/styles.xml": fmt.Sprintf(`<styleSheet><numFmts><numFmt numFmtId="%d" formatCode="%s"/></numFmts><cellXfs><xf/><xf numFmtId="%d"/></cellXfs></styleSheet>`,
			builtIn, attribute(format), builtIn),
	} {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func attribute(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(s)
}

// Sheets of one header, as a sheet for each district, are read one after the other,
// whatever the order of their columns; a rejected row says on which sheet it stands.
func TestSheetsOfOneHeader(t *testing.T) {
	t.Parallel()
	header := []any{"店名", "经度", "纬度"}
	content := workbook(t,
		[][]any{header, {"甲", 121.47, 31.23}, {"乙", 121.48, 31.24}},
		[][]any{{"静安区"}, {}, {"纬度", "店名", "经度"}, {31.25, "丙", 121.46}, {nil, "丁", 121.45}, {31.26, "合计", 121.4}},
		[][]any{{"店名", "经度", "纬度", "电话"}, {"戊", 121.49, 31.26, 1}},
		[][]any{{"店名", "经度", "纬度", "备注"}, {"己", 121.5, 31.27, "-"}},
		[][]any{{"说明"}},
	)
	file := openFile(t, stored(t, "districts.xlsx", content), plain())
	places, rejects := readAll(t, file)
	var got []string
	for _, p := range places {
		got = append(got, fmt.Sprintf("%s %.2f,%.2f", p.Name, p.At.Lat, p.At.Lng))
	}
	if text := strings.Join(got, "; "); text != "戊 31.26,121.49; 甲 31.23,121.47; 乙 31.24,121.48; 丙 31.25,121.46" {
		t.Errorf("got %s", text)
	}
	if len(rejects) != 1 || rejects[0].Line != 5 || !strings.HasPrefix(rejects[0].Reason, `sheet "Sheet2": `) {
		t.Errorf("rejected %v, want line 5 of Sheet2", rejects)
	}
	notes := strings.Join(file.Notes(), "\n")
	for _, want := range []string{`3 sheets have one header and are read one after the other, "Sheet3", "Sheet1", "Sheet2"`, `"Sheet1" has no 电话, "Sheet2" has no 电话: that is left empty`, `only 3 sheets are read; others hold something too, "Sheet4", "Sheet5"`} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes %q, want %q", notes, want)
		}
	}
	o := plain()
	o.Sheet = "Sheet2"
	if places, _ := readAll(t, openFile(t, stored(t, "districts.xlsx", content), o)); len(places) != 1 || places[0].Name != "丙" {
		t.Errorf("with --sheet: %v, want the one place of Sheet2", places)
	}
}
