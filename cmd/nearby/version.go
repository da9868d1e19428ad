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
	commit := "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok { // built without modules
		info = &debug.BuildInfo{GoVersion: runtime.Version()}
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	_, err := fmt.Fprintf(std.out, "nearby %s (commit %s, %s)\n", versionName(), commit, info.GoVersion)
	return err
}

// versionName is the version alone: of the release, of the module, or "devel".
func versionName() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
