package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"nearby/wechat/platform"
)

// menuFile is a menu as a file has it, in WeChat's own words: the default menu
// and those for some of the people, of which the first that fits is shown.
type menuFile struct {
	Buttons     []platform.Button `json:"button" yaml:"button"`
	Conditional []conditionalMenu `json:"conditionalmenu,omitempty" yaml:"conditionalmenu,omitempty"`
}

type conditionalMenu struct {
	Match   platform.Match    `json:"matchrule" yaml:"matchrule"`
	Buttons []platform.Button `json:"button" yaml:"button"`
}

func asFile(m platform.Menus) menuFile {
	f := menuFile{Buttons: m.Default.Buttons}
	for _, c := range m.Conditional {
		f.Conditional = append(f.Conditional, conditionalMenu{c.Match, c.Buttons})
	}
	return f
}

func (f menuFile) menus() platform.Menus {
	m := platform.Menus{Default: platform.Menu{Buttons: f.Buttons}}
	for _, c := range f.Conditional {
		m.Conditional = append(m.Conditional, platform.ConditionalMenu{
			Menu: platform.Menu{Buttons: c.Buttons}, Match: c.Match,
		})
	}
	return m
}

func (f menuFile) write(w io.Writer, format string) error {
	if format == "json" {
		return writeJSON(w, f)
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := errors.Join(encoder.Encode(f), encoder.Close()); err != nil {
		return err
	}
	_, err := w.Write(quoted.ReplaceAllFunc(b.Bytes(), withEmoji))
	return err
}

var (
	quoted = regexp.MustCompile(`(?m): ".*"$`)
	escape = regexp.MustCompile(`\\(U[0-9A-F]{8}|.)`)
)

// withEmoji writes the characters of a quoted text that the encoder escapes: it
// does so with all emoji, which many menus have.
func withEmoji(text []byte) []byte {
	return escape.ReplaceAllFunc(text, func(e []byte) []byte {
		code, err := strconv.ParseUint(string(e[2:]), 16, 32)
		if e[1] != 'U' || err != nil {
			return e
		}
		return utf8.AppendRune(nil, rune(code))
	})
}

// readMenu reads the menus of a file, or of in when it is called "-", and says
// everything for which WeChat would refuse them.
func readMenu(path string, in io.Reader) (platform.Menus, error) {
	content, err := readFile(path, in)
	if err != nil {
		return platform.Menus{}, usageError{err}
	}
	f, err := parseMenu(content)
	if err != nil {
		return platform.Menus{}, fmt.Errorf("%s: %w", path, err)
	}
	menus := f.menus()
	if wrong := menuFaults(menus); wrong != nil {
		return platform.Menus{}, fmt.Errorf("%s: nothing was sent, because WeChat would refuse\n  %s",
			path, strings.Join(wrong, "\n  "))
	}
	return menus, nil
}

func readFile(path string, in io.Reader) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(in)
	}
	return os.ReadFile(path) //nolint:gosec // the operator names it
}

// parseMenu reads JSON when it begins like it, because not all JSON is YAML: not
// its escapes of characters outside the BMP.
func parseMenu(content []byte) (menuFile, error) {
	var f menuFile
	var decode func(any) error
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("{")) {
		decoder := json.NewDecoder(bytes.NewReader(content))
		decoder.DisallowUnknownFields()
		decode = decoder.Decode
	} else {
		decoder := yaml.NewDecoder(bytes.NewReader(content))
		decoder.KnownFields(true)
		decode = decoder.Decode
	}
	if err := decode(&f); errors.Is(err, io.EOF) {
		return f, errors.New("is empty")
	} else if err != nil {
		return f, err
	}
	if err := decode(&menuFile{}); !errors.Is(err, io.EOF) {
		return f, errors.New("goes on after the end of the menu")
	}
	return f, nil
}

// menuFaults lists what is wrong with the menus, each fault with its path.
func menuFaults(menus platform.Menus) []string {
	wrong := single(menus.Default.Check())
	for i, m := range menus.Conditional {
		for _, fault := range single(m.Check()) {
			wrong = append(wrong, fmt.Sprintf("conditionalmenu[%d].%s", i, fault))
		}
	}
	return wrong
}

// single takes joined errors apart into sentences, without the one that only
// says that there are some.
func single(err error) []string {
	joined, ok := err.(interface{ Unwrap() []error }) //nolint:errorlint // its parts are wanted
	switch {
	case err == nil, err == platform.ErrInvalid: //nolint:errorlint // that one alone
		return nil
	case !ok:
		return []string{err.Error()}
	}
	var all []string
	for _, one := range joined.Unwrap() {
		all = append(all, single(one)...)
	}
	return all
}
