package seed

import (
	"io/fs"
	"os"

	"nearby/seed/archive"
	"nearby/seed/gtfs"
)

// SourceOf is what a file says that its data set is called: the agency of a GTFS feed,
// in a folder or a zip. It is empty for any other file, and for one that cannot be
// read, as [OpenFile] then says.
func SourceOf(name string) string {
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	if info.IsDir() {
		folder, err := inside(name)
		if err != nil {
			return ""
		}
		return agencyOf(folder)
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	zip, err := archive.New(file, info.Size())
	if err != nil {
		return ""
	}
	return agencyOf(zip)
}

func agencyOf(files fs.FS) string {
	root, err := gtfs.Find(files)
	if err != nil || root == nil {
		return ""
	}
	return gtfs.Agency(root)
}
