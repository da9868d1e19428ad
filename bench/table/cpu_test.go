package table_test

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ticks is how many clock ticks of /proc/PID/stat make a second: USER_HZ, 100 on every
// Linux that Go runs on.
const ticks = 100

// process is what /proc/PID/stat tells of one: see proc(5).
type process struct {
	parent       int
	own, reaped  time.Duration // CPU of itself, and of children that have ended
	commandLine  string
	isPostgreSQL bool
}

// processAt reads one; false when it has ended.
func processAt(pid int) (p process, ok bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return p, false
	}
	line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)) // empty when it has just ended
	p.commandLine = string(line)
	begin, end := strings.IndexByte(string(stat), '('), strings.LastIndexByte(string(stat), ')')
	p.isPostgreSQL = strings.HasPrefix(string(stat[begin+1:end]), "postgres")
	fields := strings.Fields(string(stat[end+1:]))
	number := func(field int) (n int64) { // as proc(5) counts them
		_, _ = fmt.Sscan(fields[field-3], &n)
		return n
	}
	cpu := func(field int) time.Duration {
		return time.Duration(number(field)+number(field+1)) * time.Second / ticks
	}
	p.parent, p.own, p.reaped = int(number(4)), cpu(14), cpu(16)
	return p, true
}

// cpu is what a server has used so far.
func (s *server) cpu(t *table) time.Duration {
	p, ok := processAt(s.command.Process.Pid)
	if !ok {
		t.Fatal("the server has ended")
	}
	return p.own
}

// databaseCPU is what the PostgreSQL of a database on this machine has used so far, all
// its processes together.
func (t *table) databaseCPU(postmaster int) (used time.Duration) {
	processes(func(pid int, p process) {
		switch postmaster {
		case pid:
			used += p.own + p.reaped
		case p.parent:
			used += p.own
		}
	})
	return used
}

// postmaster is the process that has started those that serve a database: somebody must
// be connected to it.
func (t *table) postmaster(databaseURL string) (pid int) {
	u, err := url.Parse(databaseURL)
	t.check(err)
	name := " " + strings.TrimPrefix(u.Path, "/") + " "
	processes(func(_ int, p process) {
		if p.isPostgreSQL && strings.Contains(p.commandLine, name) {
			pid = p.parent
		}
	})
	if pid == 0 {
		t.check(errors.New("the database is not on this machine: its CPU cannot be measured"))
	}
	return pid
}

func processes(each func(pid int, p process)) {
	all, _ := filepath.Glob("/proc/[0-9]*") // fails for a bad pattern alone
	for _, dir := range all {
		pid := 0
		_, _ = fmt.Sscan(filepath.Base(dir), &pid)
		if p, ok := processAt(pid); ok {
			each(pid, p)
		}
	}
}
