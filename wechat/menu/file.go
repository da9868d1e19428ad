package menu

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"nearby/usage"
	"nearby/wechat/platform"
)

// File is a menu as a file has it, in WeChat's own words: the default menu
// and those for some of the people, of which the first that fits is shown.
type File struct {
	Buttons     []platform.Button `json:"button" yaml:"button"`
	Conditional []conditionalMenu `json:"conditionalmenu,omitempty" yaml:"conditionalmenu,omitempty"`
}

type conditionalMenu struct {
	Match   platform.Match    `json:"matchrule" yaml:"matchrule"`
	Buttons []platform.Button `json:"button" yaml:"button"`
}

// FileOf is the file of an account's menus.
func FileOf(m platform.Menus) File {
	f := File{Buttons: m.Default.Buttons}
	for _, c := range m.Conditional {
		f.Conditional = append(f.Conditional, conditionalMenu{c.Match, c.Buttons})
	}
	return f
}

func (f File) menus() platform.Menus {
	m := platform.Menus{Default: platform.Menu{Buttons: f.Buttons}}
	for _, c := range f.Conditional {
		m.Conditional = append(m.Conditional, platform.ConditionalMenu{
			Menu: platform.Menu{Buttons: c.Buttons}, Match: c.Match,
		})
	}
	return m
}

// WriteYAML writes the file, with its characters as they are.
func (f File) WriteYAML(w io.Writer) error {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := errors.Join(encoder.Encode(f), encoder.Close()); err != nil {
		return err
	}
	_, err := w.Write(quotedText.ReplaceAllFunc(b.Bytes(), withEmoji))
	return err
}

var (
	quotedText = regexp.MustCompile(`(?m): ".*"$`)
	escaped    = regexp.MustCompile(`\\(U[0-9A-F]{8}|.)`)
)

// withEmoji writes the characters of a quoted text that the encoder escapes: it
// does so with all emoji, which many menus have.
func withEmoji(text []byte) []byte {
	return escaped.ReplaceAllFunc(text, func(e []byte) []byte {
		code, err := strconv.ParseUint(string(e[2:]), 16, 32)
		if e[1] != 'U' || err != nil {
			return e
		}
		return utf8.AppendRune(nil, rune(code))
	})
}

// Read reads the menus of a file, or of in when it is called "-", and says
// everything for which WeChat would refuse them.
func Read(path string, in io.Reader) (platform.Menus, error) {
	content, err := readFile(path, in)
	if err != nil {
		return platform.Menus{}, usage.New(err)
	}
	f, err := parse(content)
	if err != nil {
		return platform.Menus{}, fmt.Errorf("%s: %w", path, err)
	}
	menus := f.menus()
	if wrong := faults(menus); wrong != nil {
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

// parse reads JSON when it begins like it, because not all JSON is YAML: not
// its escapes of characters outside the BMP.
func parse(content []byte) (File, error) {
	var f File
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
	if err := decode(&File{}); !errors.Is(err, io.EOF) {
		return f, errors.New("goes on after the end of the menu")
	}
	return f, nil
}

// faults lists what is wrong with the menus, each fault with its path.
func faults(menus platform.Menus) []string {
	wrong := sentences(menus.Default.Check())
	for i, m := range menus.Conditional {
		for _, fault := range sentences(m.Check()) {
			wrong = append(wrong, fmt.Sprintf("conditionalmenu[%d].%s", i, fault))
		}
	}
	return wrong
}

// sentences are the parts of a fault, without the one that only says that there are
// some.
func sentences(err error) []string {
	return slices.DeleteFunc(usage.Split(err), func(s string) bool { return s == platform.ErrInvalid.Error() })
}
