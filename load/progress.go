package load

import (
	"fmt"
	"io"
	"time"

	"nearby/plural"
	"nearby/terminal"
)

// progress tells how far a load is: one line that is written over on a
// terminal, a plain line now and then elsewhere.
type progress struct {
	w      io.Writer
	line   *terminal.Line // nil where nobody watches
	every  time.Duration
	next   time.Time
	name   string
	size   int64 // bytes in all; 0 when nobody knows
	read   int64 // bytes so far
	looked int64 // bytes that were looked through before
	rows   int64 // rows so far
	shown  bool  // anything, so far
}

func newProgress(w io.Writer, name string, size int64) *progress {
	p := &progress{w: w, name: name, size: size, every: 10 * time.Second}
	if terminal.Is(w) {
		p.line, p.every = &terminal.Line{W: w}, 200*time.Millisecond
	}
	p.next = time.Now().Add(p.every)
	return p
}

// watch counts the bytes that are read from r.
func (p *progress) watch(r io.Reader) io.Reader { return &counted{r, p} }

// survey counts the bytes of what is looked through before it is read.
func (p *progress) survey(r io.Reader) io.Reader { return &surveyed{r, p} }

// checkEvery is how many rows pass between two looks at the clock.
const checkEvery = 1024

// row notes how many rows were read so far.
func (p *progress) row(read, rejected int64) {
	p.rows = read
	if read%checkEvery != 0 || time.Now().Before(p.next) {
		return
	}
	line := p.counted(read, rejected)
	if p.size > 0 && p.read <= p.size {
		line += fmt.Sprintf(", %d %%", 100*p.read/p.size)
	}
	p.show(line)
}

func (p *progress) counted(read, rejected int64) string {
	return fmt.Sprintf("%s: %s, %d rejected", p.name, plural.Count(read, "row", "rows"), rejected)
}

// end shows, where something was shown before or somebody watches, that the file is read
// to its end. What the database does with the rows then may take as long again.
func (p *progress) end(read, rejected int64) {
	if p.shown || p.line != nil {
		p.show(p.counted(read, rejected) + ", 100 %; the database compares and writes them")
	}
}

// bytes notes how much was read so far. It is shown while there are no rows yet:
// of a feed the stop times come first.
func (p *progress) bytes(n int) {
	p.read += int64(n)
	if p.rows == 0 && !time.Now().Before(p.next) {
		p.show(fmt.Sprintf("%s: %d MB read", p.name, p.read>>20))
	}
}

func (p *progress) show(line string) {
	p.next, p.shown = time.Now().Add(p.every), true
	if p.line != nil {
		p.line.Show(line)
		return
	}
	fmt.Fprintln(p.w, line)
}

// done clears the line.
func (p *progress) done() {
	if p.line != nil {
		p.line.Clear()
	}
}

type counted struct {
	io.Reader
	p *progress
}

// Read counts what the reader below gives.
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.p.bytes(n)
	return n, err
}

// surveyed is what is looked through. Its bytes are read again for the rows.
type surveyed struct {
	io.Reader
	p *progress
}

// Read counts what the reader below gives.
func (s *surveyed) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	s.p.looked += int64(n)
	if !time.Now().Before(s.p.next) {
		s.p.show(fmt.Sprintf("%s: %d MB looked through", s.p.name, s.p.looked>>20))
	}
	return n, err
}
