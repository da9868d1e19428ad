package people

import "time"

// Model is the rows in memory that the schedules of this package run on.
type Model struct{ rows rows }

// NewModel returns one without anybody in it.
func NewModel() *Model { return &Model{rows{all: map[Key]*row{}}} }

// Take does what Database's does, for one message.
func (m *Model) Take(server Server, t Taking) Row { return m.rows.take(server, t) }

// Write does what Database's does, for one row.
func (m *Model) Write(w Writing) bool { return m.rows.write(w) }

// Read does what Database's does.
func (m *Model) Read(person Key) []byte { return m.rows.read(person) }

// Age makes all that happened to a person older.
func (m *Model) Age(person Key, by time.Duration) {
	if p := m.rows.all[person]; p != nil {
		p.held, p.written, p.expires = p.held.Add(-by), p.written.Add(-by), p.expires.Add(-by)
	}
}
