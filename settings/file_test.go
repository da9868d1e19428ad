package settings

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAFileOfSettingsIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want []Setting
		err  string
	}{
		"nothing":            {"", nil, ""},
		"remarks and blanks": {"# a\n\n; b\n  # c\n", nil, ""},
		"a value":            {"NEARBY_A=b\n", []Setting{{"NEARBY_A", "b"}}, ""},
		"no line end":        {"NEARBY_A=b", []Setting{{"NEARBY_A", "b"}}, ""},
		"from Windows":       {"\uFEFFNEARBY_A=b\r\nNEARBY_B=\"c\"\r\n", []Setting{{"NEARBY_A", "b"}, {"NEARBY_B", "c"}}, ""},
		"an export":          {"export NEARBY_A=b\nexport\tNEARBY_B=c", []Setting{{"NEARBY_A", "b"}, {"NEARBY_B", "c"}}, ""},
		"blanks around it":   {"  NEARBY_A = b c  ", []Setting{{"NEARBY_A", "b c"}}, ""},
		"double quotes":      {`NEARBY_A="b # \"c\" \\ \n $d"`, []Setting{{"NEARBY_A", `b # "c" \ \n $d`}}, ""},
		"single quotes":      {`NEARBY_A='b "c" \ '`, []Setting{{"NEARBY_A", `b "c" \ `}}, ""},
		"a remark after it":  {`NEARBY_A="b" # c`, []Setting{{"NEARBY_A", "b"}}, ""},
		"a # in a value":     {"NEARBY_A=b#c", []Setting{{"NEARBY_A", "b#c"}}, ""},
		"signs in a value":   {"NEARBY_A=postgres://u:p%40@h/d?a=b&c=d", []Setting{{"NEARBY_A", "postgres://u:p%40@h/d?a=b&c=d"}}, ""},
		"empty":              {"NEARBY_A=\nNEARBY_B=\"\"", []Setting{{"NEARBY_A", ""}, {"NEARBY_B", ""}}, ""},
		"a word":             {"NEARBY_A=b\nsecret", nil, "line 2 is not NAME=value"},
		"a name with a dash": {"NEARBY-A=secret", nil, "line 1 is not NAME=value"},
		"an open quote":      {`NEARBY_A="secret`, nil, "line 1, NEARBY_A: the quote does not end"},
		"a text behind":      {`NEARBY_A="b"secret`, nil, "line 1, NEARBY_A: something follows the closing quote"},
	}
	for name, test := range tests {
		got, err := ParseFile(test.text)
		if diff := cmp.Diff(test.want, got); diff != "" || message(err) != test.err {
			t.Errorf("%s: error %v, want %q; settings (-want +got):\n%s", name, err, test.err, diff)
		}
		if strings.Contains(message(err), "secret") {
			t.Errorf("%s: the error quotes a value: %v", name, err)
		}
	}
}

func TestVariablesWinOverTheFile(t *testing.T) {
	t.Parallel()
	file := []Setting{{"NEARBY_A", "file"}, {"NEARBY_B_FILE", "/file"}, {"NEARBY_C", "file"}, {"NEARBY_D", "file"}}
	got := Below(file, []string{"NEARBY_A=", "NEARBY_B=x", "NEARBY_C_FILE=/x", "HOME=/"})
	if diff := cmp.Diff([]Setting{{"NEARBY_D", "file"}}, got); diff != "" {
		t.Errorf("of the file (-want +got):\n%s", diff)
	}
}

func TestWhatMeansNothingIsNamedWithTheNearest(t *testing.T) {
	t.Parallel()
	known := []string{"NEARBY_RADIUS", "NEARBY_LISTEN", "NEARBY_SECRET", "NEARBY_WECHAT_TOKEN"}
	environ := []string{
		"NEARBY_RADIOUS=1", "NEARBY_TOKEN_FILE=/x", "NEARBY_SECRET_FILE=/x", "NEARBY_LISTEN=:1", "HOME=/",
		"NEARBY_TEST_DATA=/x", "NEARBY_SETTINGS=/x", "NEARBY_SERVICE_HOST=10.0.0.1", "NEARBY_PORT=tcp://10.0.0.1:80",
		"NEARBY_PORT_80_TCP_ADDR=10.0.0.1", "NEARBY_SERVICE_PORT_HTTP=80",
	}
	want := map[string]string{"NEARBY_RADIOUS": "NEARBY_RADIUS", "NEARBY_TOKEN_FILE": "NEARBY_WECHAT_TOKEN"}
	if diff := cmp.Diff(want, Unknown(environ, known)); diff != "" {
		t.Errorf("Unknown() (-want +got):\n%s", diff)
	}
}
