package integration_test

import (
	"fmt"
	"io/fs"
	"syscall"
)

// ownedAs is the owner of a file as mount knows it.
func ownedAs(file fs.FileInfo) string {
	of, ok := file.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("uid=%d,gid=%d", of.Uid, of.Gid)
}
