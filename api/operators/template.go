package operators

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"nearby/wechat/platform"
)

// Template is a subscription notice of the account's: what goes into each of its fields,
// "what" and "when" or a text of its own.
type Template struct {
	ID     string
	Fields map[string]string
}

var (
	templateField = regexp.MustCompile(`^[a-z_]+[0-9]+$`)
	openID        = regexp.MustCompile(`^[A-Za-z0-9_-]{6,64}$`)
)

// ParseTemplate reads ID,FIELD=what,FIELD=when: the id of a template, then for each of its
// fields what goes into it: what happened, when, or a text that is always the same.
func ParseTemplate(text string) (Template, error) {
	if text == "" {
		return Template{}, nil
	}
	id, rest, _ := strings.Cut(text, ",")
	t := Template{ID: strings.TrimSpace(id), Fields: map[string]string{}}
	said := false
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(part, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !templateField.MatchString(name) || value == "" {
			return Template{}, fmt.Errorf("%q is not FIELD=what, FIELD=when or FIELD=text, as in ID,thing1=what,time2=when", part)
		}
		said = said || value == "what"
		t.Fields[name] = value
	}
	if t.ID == "" || !said {
		return Template{}, errors.New("is not ID,FIELD=what,…: no field has what happened")
	}
	return t, nil
}

// ParseOpenIDs reads OpenIDs, separated by commas. No message quotes one.
func ParseOpenIDs(text string) ([]string, error) {
	var all []string
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case !openID.MatchString(part):
			return nil, fmt.Errorf("number %d is no OpenID", len(all)+1)
		default:
			all = append(all, part)
		}
	}
	return all, nil
}

// notice fills in the fields.
func (t Template) notice(what, when string) platform.Notice {
	n := platform.Notice{Template: t.ID, Values: make(map[string]string, len(t.Fields))}
	for name, value := range t.Fields {
		switch value {
		case "what":
			value = what
		case "when":
			value = when
		}
		n.Values[name] = value
	}
	return n
}
