package seed

import (
	"slices"
	"strings"

	"nearby/seed/table"
)

// sums are what stands before the sums below a table.
var sums = []string{
	"合计", "总计", "共计", "小计", "總計", "合計", "小計", "総計", "总数", "平均", "合计数", "total", "grandtotal", "subtotal", "sum", "average",
	"summe", "gesamt", "합계", "총계", "소계", "итого", "всего", "totale", "totaux", "suma",
}

// remarks are how a line begins that is alone in its row below a table.
var remarks = []string{
	"注:", "注：", "注1", "备注", "備註", "说明", "說明", "数据来源", "資料來源", "资料来源", "来源", "出典", "制表", "填表", "统计", "截至", "※", "*",
	"source", "note", "notes", "quelle", "fuente", "출처", "источник", "©",
}

// isRemark tells a row below a table that tells of no place: a sum, or a remark on
// all. It is asked of rows that are at fault only: a place may be called so.
func isRemark(cells []string) bool {
	var filled []string
	for _, cell := range cells {
		if cell = table.Clean(cell); cell != "" {
			filled = append(filled, cell)
		}
	}
	if len(filled) == 0 {
		return false
	}
	first := strings.ToLower(filled[0])
	if slices.Contains(sums, table.Key(strings.TrimRight(first, ":： "))) {
		return true
	}
	return len(filled) == 1 && slices.ContainsFunc(remarks, func(word string) bool { return strings.HasPrefix(first, word) })
}
