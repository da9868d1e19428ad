package settings

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// Prefix begins the name of every variable of ours.
const Prefix = "NEARBY_"

// FileSuffix ends the name of a variable that names a file with the value.
const FileSuffix = "_FILE"

// adminSetting is the one setting that means something when it is empty: off.
const adminSetting = "NEARBY_ADMIN_LISTEN"

// DropEmpty unsets the variables that hold nothing, so that they have
// their defaults: NAME=${X:-} is how compose files pass on what may not be set.
func DropEmpty(environ []string, unset func(name string) error) error {
	var faults []error
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, Prefix) && value == "" && name != adminSetting {
			faults = append(faults, unset(name))
		}
	}
	return errors.Join(faults...)
}

// maxFile is the most that a file with a setting may hold.
const maxFile = 64 << 10

// ReadFile reads a file with a setting: a regular one of 64 KiB at most. A pipe would wait
// for whoever writes it, and a device has no end.
func ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", path)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("%s has %d bytes, more than %d: it holds no setting", path, info.Size(), maxFile)
	}
	return os.ReadFile(path) //nolint:gosec // an operator names it
}

// ReadFiles sets NAME from the file that NAME_FILE names, as containers
// hand over secrets. One line break at the end of the file is not part of the
// value. Both NAME and NAME_FILE is a fault: nobody could tell which was meant.
func ReadFiles(
	environ []string, read func(string) ([]byte, error), set func(name, value string) error,
) error {
	values := map[string]string{}
	for _, entry := range environ {
		if name, value, ok := strings.Cut(entry, "="); ok && strings.HasPrefix(name, Prefix) {
			values[name] = value
		}
	}
	var faults []error
	for _, name := range slices.Sorted(maps.Keys(values)) {
		path := values[name]
		target, isFile := strings.CutSuffix(name, FileSuffix)
		if !isFile || path == "" {
			continue
		}
		if values[target] != "" {
			faults = append(faults, fmt.Errorf("%s and %s are both set: remove one", target, name))
			continue
		}
		content, err := read(path)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
			continue
		}
		value := strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r")
		faults = append(faults, set(target, value))
	}
	return errors.Join(faults...)
}
