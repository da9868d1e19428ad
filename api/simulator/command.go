package simulator

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"nearby/wechat"
)

// command is the line that sends the same from a terminal. What "nearby send" has
// no word for goes as a file, here from standard input.
func (s *simulator) command(r *http.Request, m wechat.Message) string {
	words, input := s.arguments(m)
	line := []string{"nearby", "send", "--user", m.Head().FromUser, "--to", origin(r) + s.CallbackPath}
	line = append(line, words...)
	for i, word := range line {
		line[i] = shellQuote(word)
	}
	if input {
		line = append(line, "<<'XML'\n"+string(wechat.Marshal(m))+"\nXML")
	}
	return strings.Join(line, " ")
}

// arguments are those of "nearby send"; with input it reads the message.
func (s *simulator) arguments(m wechat.Message) (words []string, input bool) {
	switch m := m.(type) {
	case wechat.Text:
		return []string{"text", "--", m.Content}, false // it may begin with a dash
	case wechat.Location:
		return []string{
			"location", "--lat=" + degrees(m.Latitude), "--lng=" + degrees(m.Longitude),
			"--crs", s.LocationDatum.String(), "--label=" + m.Label,
		}, false
	case wechat.Subscribe:
		if m.Scene == "" {
			return []string{"subscribe"}, false
		}
	case wechat.Unsubscribe:
		return []string{"unsubscribe"}, false
	case wechat.Click:
		return []string{"click", "--", m.Key}, false
	case wechat.Scan:
		return []string{"scan", "--", m.Scene}, false
	}
	if wechat.IsEvent(m) {
		return []string{"event", "/dev/stdin"}, true
	}
	return []string{"xml", "/dev/stdin"}, true
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }

// origin is where the visitor's browser reaches this server.
func origin(r *http.Request) string {
	if o := r.Header.Get("Origin"); o != "" {
		return o
	}
	return "http://" + r.Host
}

// plain is a word that means itself to a shell.
var plain = regexp.MustCompile(`^[A-Za-z0-9_./:=,-]+$`)

// shellQuote makes a word safe to paste into a shell.
func shellQuote(word string) string {
	if plain.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
