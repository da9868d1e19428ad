package hours

import (
	"regexp"
	"strings"
)

// remark is what a normal text says of the last order or the last admission, which comes
// before the end and does not move it: (l.o.21:30), (16:30停止入场).
var remark = regexp.MustCompile(`[(,;]? ?(?:l\.?o\.?|last ?orders?|ラストオーダー|最后点[餐单]) ?:? ?\d{1,2}[:.]\d{2} ?\)?` +
	`|[(,;] ?\d{1,2}[:.]\d{2} ?(?:后)?(?:停止|最后|最终)\p{Han}{1,6}\)?` +
	`|\( ?\d{1,2}[:.]\d{2} ?(?:l\.?o\.?|last ?orders?)\)`)

// withoutRemarks is a normal text without such remarks. Most texts have none, and are not
// searched for one.
func withoutRemarks(text string) string {
	for _, sign := range []string{"停止", "最", "order", "lo", "l.o", "オーダー"} {
		if strings.Contains(text, sign) {
			return remark.ReplaceAllString(text, "")
		}
	}
	return text
}
