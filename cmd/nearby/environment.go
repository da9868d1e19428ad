package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"nearby/settings"
	"nearby/terminal"
	"nearby/usage"
)

// readEnvironment completes the environment with the file of settings and with those that
// stand in files of their own.
func readEnvironment() error {
	if err := settings.DropEmpty(os.Environ(), os.Unsetenv); err != nil {
		return err
	}
	if err := readSettings(os.Getenv(settings.FileName)); err != nil {
		return err
	}
	if err := settings.DropEmpty(os.Environ(), os.Unsetenv); err != nil {
		return err
	}
	if err := settings.ReadFiles(os.Environ(), settings.ReadFile, os.Setenv); err != nil {
		return usage.New(err)
	}
	return nil
}

// readSettings sets what the file has and the environment has not. The default file need
// not be there, nor be readable by everybody.
func readSettings(path string) error {
	named := path != ""
	if !named {
		path = settings.DefaultFile
	}
	text, err := settings.ReadFile(path)
	switch {
	case !named && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)):
		return nil
	case err != nil:
		return usage.Errorf("%s: %w", settings.FileName, err)
	}
	all, err := settings.ParseFile(string(text))
	if err != nil {
		return usage.Errorf("%s: %s: %w", settings.FileName, path, err)
	}
	for _, s := range settings.Below(all, os.Environ()) {
		if err := os.Setenv(s.Name, s.Value); err != nil {
			return err
		}
	}
	return nil
}

// warn says what is probably a mistake: settings that mean nothing, and secrets where
// everybody on the machine can read them.
func warn(model *kong.Application, command *kong.Context, std streams) {
	var warnings []string
	unknown := settings.Unknown(os.Environ(), variables(model.Node))
	for _, name := range settings.Sorted(unknown) {
		warnings = append(warnings, fmt.Sprintf("%s is no setting and changes nothing; the nearest is %s", name, unknown[name]))
	}
	for _, part := range command.Path {
		if f := part.Flag; f != nil && !part.Resolved && f.Tag.Has("secret") && tellsSecret(f) {
			warnings = append(warnings, fmt.Sprintf("--%s is seen by everybody on this machine, as by ps: set %s or %s%s instead",
				f.Name, f.Envs[0], f.Envs[0], settings.FileSuffix))
		}
	}
	if len(warnings) == 0 {
		return
	}
	if strings.HasPrefix(command.Command(), "serve") { // its log is read by programs
		log := newLog(std.err, terminal.Is(std.err))
		for _, w := range warnings {
			log.Warn("setting", "problem", w)
		}
		return
	}
	for _, w := range warnings {
		fmt.Fprintln(std.err, "nearby: warning:", w)
	}
}

// variables are the names of all settings, of a command and of those below it.
func variables(node *kong.Node) []string {
	var names []string
	for _, flag := range node.Flags {
		names = append(names, flag.Envs...)
	}
	for _, child := range node.Children {
		names = append(names, variables(child)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// tellsSecret tells whether a flag has a secret in it: a database's address need not.
func tellsSecret(f *kong.Flag) bool {
	value := f.Target.String()
	if !strings.Contains(value, "://") {
		return value != ""
	}
	u, err := url.Parse(value)
	if err != nil {
		return true
	}
	_, has := u.User.Password()
	return has
}
