package settings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettingsComeFromFiles(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"/run/token": "abc\n", "/run/windows": "abc\r\n", "/run/bare": "abc",
		"/run/lines": "abc\n\n", "/run/blanks": " abc \n", "/run/empty": "",
	}
	read := func(path string) ([]byte, error) {
		content, ok := files[path]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
		}
		return []byte(content), nil
	}
	tests := map[string]struct {
		environ []string
		want    map[string]string
		faults  string // all of them, one a line
	}{
		"nothing":                      {nil, map[string]string{}, ""},
		"no setting of ours":           {[]string{"OTHER_FILE=/run/token"}, map[string]string{}, ""},
		"a file":                       {[]string{"NEARBY_T_FILE=/run/token"}, map[string]string{"NEARBY_T": "abc"}, ""},
		"a file from Windows":          {[]string{"NEARBY_T_FILE=/run/windows"}, map[string]string{"NEARBY_T": "abc"}, ""},
		"a file without a line break":  {[]string{"NEARBY_T_FILE=/run/bare"}, map[string]string{"NEARBY_T": "abc"}, ""},
		"one line break is the file's": {[]string{"NEARBY_T_FILE=/run/lines"}, map[string]string{"NEARBY_T": "abc\n"}, ""},
		"blanks are the value's":       {[]string{"NEARBY_T_FILE=/run/blanks"}, map[string]string{"NEARBY_T": " abc "}, ""},
		"an empty file":                {[]string{"NEARBY_T_FILE=/run/empty"}, map[string]string{"NEARBY_T": ""}, ""},
		"an empty name of a file":      {[]string{"NEARBY_T_FILE="}, map[string]string{}, ""},
		"an empty setting beside it": {
			[]string{"NEARBY_T=", "NEARBY_T_FILE=/run/token"}, map[string]string{"NEARBY_T": "abc"}, "",
		},
		"both": {
			[]string{"NEARBY_T=x", "NEARBY_T_FILE=/run/token"},
			map[string]string{},
			"NEARBY_T and NEARBY_T_FILE are both set: remove one",
		},
		"every fault, in order": {
			[]string{"NEARBY_Z_FILE=/gone", "NEARBY_A=x", "NEARBY_A_FILE=/run/token", "NEARBY_T_FILE=/run/token"},
			map[string]string{"NEARBY_T": "abc"},
			"NEARBY_A and NEARBY_A_FILE are both set: remove one\n" +
				"NEARBY_Z_FILE: open /gone: file does not exist",
		},
	}
	for name, test := range tests {
		got := map[string]string{}
		err := ReadFiles(test.environ, read, func(name, value string) error {
			got[name] = value
			return nil
		})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: settings (-want +got):\n%s", name, diff)
		}
		if said := message(err); said != test.faults {
			t.Errorf("%s: error %q, want %q", name, said, test.faults)
		}
	}
}

func TestAFileOfASettingIsSmallAndRegular(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	small, large := filepath.Join(folder, "small"), filepath.Join(folder, "large")
	for path, size := range map[string]int{small: maxFile, large: maxFile + 1} {
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{
		small: "", large: "more than 65536", folder: "not a regular file", "/dev/zero": "not a regular file",
	} {
		content, err := ReadFile(path)
		if !strings.Contains(message(err), want) || (err == nil) != (want == "") || err == nil && len(content) != maxFile {
			t.Errorf("ReadFile(%s): %d bytes, %v, want an error with %q", path, len(content), err, want)
		}
	}
}

func TestASettingThatCannotBeSetIsAFault(t *testing.T) {
	t.Parallel()
	full := errors.New("environment is full")
	err := ReadFiles([]string{"NEARBY_T_FILE=/run/token"},
		func(string) ([]byte, error) { return []byte("abc"), nil },
		func(string, string) error { return full })
	if !errors.Is(err, full) || strings.Contains(message(err), "abc") {
		t.Errorf("error %v, want %v and not the value", err, full)
	}
}

// message is what an error says; "" for none.
func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestEmptySettingsHaveTheirDefaults(t *testing.T) {
	t.Parallel()
	var unset []string
	err := DropEmpty(
		[]string{"NEARBY_MAP=", "NEARBY_ADMIN_LISTEN=", "NEARBY_RADIUS=500", "HOME=", "NEARBY_REPLY="},
		func(name string) error {
			unset = append(unset, name)
			return nil
		})
	if want := []string{"NEARBY_MAP", "NEARBY_REPLY"}; err != nil || !slices.Equal(unset, want) {
		t.Errorf("DropEmpty() unsets %v, %v, want %v", unset, err, want)
	}
}
