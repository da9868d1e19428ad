// Package terminal tells whether somebody watches, and shows them one line that is
// written over as things go on. It knows nothing of what is shown.
package terminal

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// Is tells whether a reader or a writer is a terminal.
func Is(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// erase goes to the beginning of the line and takes away what stands there.
const erase = "\r\x1b[K"

// Line is a line of a terminal that each text replaces.
type Line struct {
	W       io.Writer
	written bool
}

// Show replaces what the line says.
func (l *Line) Show(text string) {
	fmt.Fprint(l.W, erase, text)
	l.written = true
}

// Clear takes the line away.
func (l *Line) Clear() {
	if l.written {
		fmt.Fprint(l.W, erase)
	}
}
