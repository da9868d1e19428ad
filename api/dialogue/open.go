package dialogue

import (
	"regexp"
	"strings"
)

// How people ask for what is open now, at the beginning or the end of a wish or
// alone. At the beginning a blank or 的 must follow: 营业中心 is a place.
var (
	openZH    = `(?:现在|目前)?(?:营业中|(?:正在|还在)营业|还?开着|还?开着?门|现在营业)`
	openEN    = `(?:(?:still|currently|now) open|open (?:right )?now)`
	openAlone = regexp.MustCompile(`^(?:` + openZH + `|哪[里儿些]` + openZH + `|(?:what(?:'s| is) )?(?:open|` + openEN + `))(?:的|吗|呢|店|地方)*$`)
	openFirst = regexp.MustCompile(`^(?:` + openZH + `(?:的| )|` + openEN + ` ) *`)
	openLast  = regexp.MustCompile(`(?:` + openZH + `(?:的|吗|呢)*| ` + openEN + `)$`)
)

// cutOpen takes the wish that it be open out of a text.
func cutOpen(text string) (rest string, openNow bool) {
	if openAlone.MatchString(text) {
		return "", true
	}
	for _, pattern := range []*regexp.Regexp{openFirst, openLast} {
		if at := pattern.FindStringIndex(text); at != nil {
			return strings.TrimSpace(text[:at[0]] + text[at[1]:]), true
		}
	}
	return text, false
}
