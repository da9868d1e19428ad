// Package plural makes English agree with a number. It knows no grammar: whoever writes a
// sentence gives both forms. The chat's other languages have one form and do without.
package plural

import "strconv"

// Count is a number with the words that agree with it, such as "1 place is" and
// "3 places are".
func Count[N int | int64](n N, one, many string) string {
	words := many
	if n == 1 {
		words = one
	}
	return strconv.FormatInt(int64(n), 10) + " " + words
}
