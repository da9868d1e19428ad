package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCommand struct{}

// release is set by the build of a release: -ldflags "-X main.release=v1.2.3".
var release string

// Run prints the version, the commit and the Go version.
func (versionCommand) Run(std streams) error {
	version, commit := "devel", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok { // built without modules
		info = &debug.BuildInfo{GoVersion: runtime.Version()}
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		version = info.Main.Version
	}
	if release != "" {
		version = release
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	_, err := fmt.Fprintf(std.out, "nearby %s (commit %s, %s)\n", version, commit, info.GoVersion)
	return err
}
