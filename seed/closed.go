package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// closedWords are what a status is when a place is closed for good or not in use, as
// [table.Key] makes them. Closed for a while is something else: the place is still
// one.
var closedWords = map[string]bool{
	"closed": true, "closedpermanently": true, "permanentlyclosed": true, "inactive": true, "deleted": true,
	"del": true, "disused": true, "abandoned": true, "demolished": true, "removed": true, "defunct": true,
	"停业": true, "已停业": true, "永久停业": true, "停業": true, "已停業": true, "歇业": true, "已歇业": true, "歇業": true,
	"已歇業": true, "关闭": true, "已关闭": true, "永久关闭": true, "關閉": true, "已關閉": true, "倒闭": true, "注销": true,
	"已注销": true, "吊销": true, "撤销": true, "已撤销": true, "拆除": true, "已拆除": true, "停用": true, "废弃": true,
	"閉店": true, "閉業": true, "廃業": true, "廃止": true, "閉館": true, "閉鎖": true, "폐업": true, "폐점": true,
	"취소/말소/만료/정지/중지": true, "제외/삭제/전출": true, "말소": true, "직권말소": true,
	"关店": true, "已关店": true, "关门": true, "已关门": true, "已倒闭": true, "关停": true, "结业": true, "已结业": true, "拆迁": true,
	"已拆迁": true, "迁出": true, "废止": true, "結業": true, "已結業": true, "結束營業": true, "已結束營業": true, "註銷": true, "拆除中": true,
	"outofbusiness": true, "closedforgood": true, "closedforever": true, "ceased": true, "ceasedtrading": true, "dissolved": true,
	"retired": true, "decommissioned": true, "archived": true, "discontinued": true, "cancelled": true, "canceled": true, "notinuse": true,
	"geschlossen": true, "dauerhaftgeschlossen": true, "fermé": true, "ferme": true, "fermédéfinitivement": true, "supprimé": true,
	"cerrado": true, "cerradopermanentemente": true, "baja": true, "encerrado": true, "fechado": true, "fechadopermanentemente": true,
	"chiuso": true, "chiusodefinitivamente": true, "закрыто": true, "закрыт": true, "закрытонавсегда": true, "ликвидировано": true,
	"gesloten": true, "zamknięte": true, "kapalı": true,
}

// flags are columns of yes and no that say whether a place is closed, by the header's
// key, with what they hold when it is.
var flags = map[string][]string{
	"permanentlyclosed": yes, "closedpermanently": yes, "isclosed": yes, "ispermanentlyclosed": yes, "isdeleted": yes,
	"已停业": yes, "是否停业": yes, "是否关闭": yes, "disused": yes, "abandoned": yes, "demolished": yes, "removed": yes, "deleted": yes,
	"isopen": no, "active": no, "isactive": no, "isoperational": no, "是否营业": no, "closed": yes, "isinactive": yes,
	"是否歇业": yes, "是否注销": yes, "是否关店": yes, "是否關閉": yes, "是否停業": yes, "是否營業": no, "是否在营": no, "营业中": no,
	"operational": no, "isoperating": no, "inservice": no, "inoperation": no, "inuse": no, "enabled": no, "isenabled": no,
}

var (
	yes = []string{"true", "yes", "1", "y", "t", "是"}
	no  = []string{"false", "no", "0", "n", "f", "否"}
)

// closing are the headers of the date on which a place was closed.
var closing = []string{"dateclosed", "closeddate", "closedon", "폐업일자", "停业日期", "歇业日期", "注销日期", "關閉日期", "廃止日"}

// closedName is what AMap and others put behind the name of a place that is closed.
var closedName = regexp.MustCompile(`[(（\[【]([^()（）\[\]【】]+)[)）\]】]$`)

func closedByName(name string) bool {
	if last, _ := utf8.DecodeLastRuneInString(name); !strings.ContainsRune(")）]】", last) {
		return false
	}
	m := closedName.FindStringSubmatch(name)
	return m != nil && closedWords[table.Key(m[1])]
}

// closer is a column that tells whether a place is closed.
type closer struct {
	column int
	holds  []string // when it is, besides the words for it; nil for anything
}

// closers are the columns of a file that tell it, besides its status.
func (c *columns) closers() []closer {
	var all []closer
	for i, key := range c.keys {
		if holds, isFlag := flags[strings.TrimRight(key, "?")]; isFlag {
			all = append(all, closer{i, holds})
		} else if slices.Contains(closing, key) {
			all = append(all, closer{i, nil})
		}
	}
	return all
}

// closed tells by the status of a row, and by the columns that say so, whether its
// place is closed for good.
func (c *columns) closed(row []string, by []closer) *fault.Row {
	if status := c.cell(row, fieldStatus); status != "" && closedWords[table.Key(status)] {
		return &fault.Row{Column: c.at[fieldStatus] + 1, Code: fault.Closed}
	}
	if closedByName(c.cell(row, fieldName)) {
		return &fault.Row{Column: c.at[fieldName] + 1, Code: fault.Closed}
	}
	for _, is := range by {
		value := strings.ToLower(table.Clean(row[is.column]))
		if value != "" && (is.holds == nil || slices.Contains(is.holds, value) || closedWords[table.Key(value)]) {
			return &fault.Row{Column: is.column + 1, Code: fault.Closed}
		}
	}
	return nil
}
