package gtfs

import (
	"io/fs"
	"strings"

	"nearby/seed/table"
)

// maxAgency is how many characters of an agency's name are kept.
const maxAgency = 100

// Agency is the name of the feed's first agency, or without one its publisher
// (agency.txt, agency_name; feed_info.txt, feed_publisher_name). It is empty when
// neither is there or can be read.
func Agency(files fs.FS) string {
	f := &feed{files: files}
	for _, from := range []struct{ file, column string }{
		{agencyFile, "agency_name?"}, {feedInfoFile, "feed_publisher_name?"},
	} {
		name := ""
		err := f.each(from.file, []string{from.column}, func(cells []string) error {
			if name == "" {
				name = table.Clean(strings.Clone(cells[0]))
			}
			return nil
		})
		if err == nil && name != "" {
			return string([]rune(name)[:min(len([]rune(name)), maxAgency)])
		}
	}
	return ""
}
