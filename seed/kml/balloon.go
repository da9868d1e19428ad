package kml

import (
	"html"
	"regexp"
	"strings"

	"nearby/seed/property"
)

var (
	row   = regexp.MustCompile(`(?is)<t[hd][^>]*>([^<]*|<b>[^<]*</b>)</t[hd]>\s*<td[^>]*>(.*?)</td>`)
	label = regexp.MustCompile(`(?is)<(?:b|strong)>([^<]{1,60})</(?:b|strong)>\s*[:：]?\s*(.*?)(?:<br|</?p|</?div|</?li|<b>|<strong>|$)`)
	plain = regexp.MustCompile(`^\s*([^:：\n]{1,30})[:：]\s*(.+?)\s*$`)
	ends  = regexp.MustCompile(`(?i)<br\s*/?>|</p>|</div>|</li>|</tr>`)
)

// balloon is a description, which is HTML, as text, and the rows of its table or its
// labels in bold with what stands behind them, or, of several lines, "label: value".
func balloon(description string) (text string, labels []property.Property) {
	if !strings.ContainsAny(description, "<&:：") {
		return strings.TrimSpace(description), nil
	}
	lines := html.UnescapeString(property.PlainText(ends.ReplaceAllString(description, "\n")))
	pairs := row.FindAllStringSubmatch(description, -1)
	if pairs == nil {
		pairs = label.FindAllStringSubmatch(description, -1)
	}
	if pairs == nil {
		for line := range strings.Lines(lines) {
			if pair := plain.FindStringSubmatch(line); pair != nil && !strings.HasPrefix(pair[2], "//") {
				pairs = append(pairs, pair)
			}
		}
	}
	for _, pair := range pairs {
		name := strings.TrimRight(property.PlainText(pair[1]), ":： ")
		if name != "" {
			labels = append(labels, property.Property{Path: name, Value: property.PlainText(pair[2])})
		}
	}
	return strings.Join(strings.Fields(lines), " "), labels
}
