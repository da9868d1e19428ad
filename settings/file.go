package settings

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// DefaultFile is read where no other file of settings is named.
const DefaultFile = "/etc/nearby/settings"

// FileName is the variable that names a file of settings.
const FileName = Prefix + "SETTINGS"

// Setting is one line of a file of settings.
type Setting struct{ Name, Value string }

var variable = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// ParseFile reads NAME=value lines as systemd's EnvironmentFile and .env files have them:
// # and ; begin a remark, "export" may stand before a name, a value may be in single or
// double quotes, with escapes in the latter, and lines may end as in Windows. Its error
// names the line and never quotes a value.
func ParseFile(text string) ([]Setting, error) {
	var all []Setting
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == ';' {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if rest, ok := strings.CutPrefix(name, "export"); ok && strings.TrimLeft(rest, " \t") != rest {
			name = strings.TrimSpace(rest)
		}
		if !found || !variable.MatchString(name) {
			return nil, fmt.Errorf("line %d is not NAME=value", number)
		}
		value, err := unquoted(strings.TrimSpace(value))
		if err != nil {
			return nil, fmt.Errorf("line %d, %s: %w", number, name, err)
		}
		all = append(all, Setting{name, value})
	}
	return all, nil
}

// unquoted is a value without the quotes around it.
func unquoted(value string) (string, error) {
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return value, nil
	}
	quote := value[0]
	var b strings.Builder
	for i := 1; i < len(value); i++ {
		switch c := value[i]; {
		case c == quote:
			rest := strings.TrimSpace(value[i+1:])
			if rest != "" && rest[0] != '#' {
				return "", errors.New("something follows the closing quote")
			}
			return b.String(), nil
		case c == '\\' && quote == '"' && i+1 < len(value) && strings.IndexByte("\"\\`$", value[i+1]) >= 0:
			i++
			b.WriteByte(value[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", errors.New("the quote does not end")
}

// Below returns the settings of a file that the environment does not have, neither as NAME
// nor as NAME_FILE. Of two with one name the last counts.
func Below(file []Setting, environ []string) []Setting {
	base := func(name string) string { return strings.TrimSuffix(name, FileSuffix) }
	taken := map[string]bool{}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		taken[base(name)] = true
	}
	var below []Setting
	for _, s := range file {
		if !taken[base(s.Name)] {
			below = append(below, s)
		}
	}
	return below
}
