package platform

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// faults collects the reasons why WeChat would refuse a call.
type faults []error

func (f *faults) add(wrong bool, at, what string) {
	if wrong {
		*f = append(*f, fmt.Errorf("%s: %s", at, what))
	}
}

// err joins the faults. It is ErrInvalid, or nil without a fault.
func (f faults) err() error {
	if f == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrInvalid, errors.Join(f...))
}

// text checks a required text.
func (f *faults) text(at, s string, most int) {
	f.add(strings.TrimSpace(s) == "", at, "empty")
	f.most(at, s, most)
}

// most checks the length of a text that may be empty.
func (f *faults) most(at, s string, most int) {
	f.add(len(s) > most, at, fmt.Sprintf("%d bytes, at most %d", len(s), most))
	f.add(!utf8.ValidString(s), at, "not UTF-8")
}

// link checks that a URL, unless it is empty, is one that people can open.
func (f *faults) link(at, s string) {
	u, err := url.Parse(s)
	web := err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
	f.add(s != "" && !web, at, "not an http or https address")
}
