package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nearby/settings"
)

// Settings come from a file below the environment; both below flags.
func TestSettingsComeFromTheFileThatIsNamed(t *testing.T) { // sets variables, so not parallel
	file := filepath.Join(t.TempDir(), "settings")
	const text = "export NEARBY_LISTEN=\"file\"\r\nNEARBY_MAP=amap\r\nNEARBY_LANGUAGE='en'\r\nNEARBY_RADIOUS=1\r\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(settings.FileName, file)
	t.Setenv("NEARBY_MAP", "baidu")
	for _, name := range []string{"NEARBY_LISTEN", "NEARBY_LANGUAGE", "NEARBY_RADIOUS"} {
		t.Setenv(name, "") // and so restored
	}
	var out, said bytes.Buffer
	err := run(t.Context(), []string{"healthcheck"}, streams{nil, &out, &said})
	if err == nil || !strings.Contains(err.Error(), "NEARBY_LISTEN") {
		t.Errorf("healthcheck of the address %q: %v, want it refused", "file", err)
	}
	if got := os.Getenv("NEARBY_MAP") + " " + os.Getenv("NEARBY_LANGUAGE"); got != "baidu en" {
		t.Errorf("map and language are %s, want those of the environment and the file", got)
	}
	if want := "NEARBY_RADIOUS is no setting and changes nothing; the nearest is NEARBY_RADIUS"; !strings.Contains(said.String(), want) {
		t.Errorf("said %q, want %q", said.String(), want)
	}

	for name, test := range map[string]struct{ write, named, want string }{
		"a line that is none": {"secret", file, "line 1 is not NAME=value"},
		"no such file":        {"secret", file + ".gone", "no such file"},
	} {
		if err := os.WriteFile(file, []byte(test.write), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Setenv(settings.FileName, test.named)
		err := run(t.Context(), []string{"version"}, streams{nil, &out, &said})
		if exitCode(err) != 2 || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %q and not the line", name, err, test.want)
		}
	}
}

func TestSecretsOnTheCommandLineAreWarnedOf(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"a secret":               {[]string{"token", "--wechat-app-secret=geheim"}, "--wechat-app-secret is seen"},
		"a database's password":  {[]string{"search", "--lat=1", "--lng=1", "--limit=0", "--database-url=postgres://u:geheim@h/d"}, "--database-url is seen"},
		"a database without one": {[]string{"search", "--lat=1", "--lng=1", "--limit=0", "--database-url=postgres://u@h/d"}, ""},
		"none":                   {[]string{"version"}, ""},
	} {
		var out, said bytes.Buffer
		_ = run(t.Context(), test.args, streams{nil, &out, &said}) // most fail afterwards
		got := said.String()
		if !strings.Contains(got, test.want) || test.want == "" && strings.Contains(got, "warning") || strings.Contains(got, "geheim") {
			t.Errorf("%s: said %q, want %q and no secret", name, got, test.want)
		}
	}
}
