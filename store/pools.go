package store

import "time"

// Pool is the connections to one PostgreSQL server, with how it stands.
type Pool struct {
	ServerStatus
	InUse, Idle, MaxConnections int
	// Since the start: how often somebody had to wait for a connection, and how
	// long together.
	Waits  int64
	Waited time.Duration
}

// Pools returns them in the order of [Store.Servers]. It asks nobody.
func (s *Store) Pools() []Pool {
	servers := s.Servers()
	pools := make([]Pool, len(servers))
	for i, instance := range s.instances() {
		stat := instance.pool.Stat()
		pools[i] = Pool{
			ServerStatus:   servers[i],
			InUse:          int(stat.AcquiredConns()),
			Idle:           int(stat.IdleConns()),
			MaxConnections: int(stat.MaxConns()),
			Waits:          stat.EmptyAcquireCount(),
			Waited:         stat.EmptyAcquireWaitTime(),
		}
	}
	return pools
}

// Queued are the writes that nobody waits for and that are not under way yet.
type Queued struct{ Replies, Sessions int }

// Queued counts them.
func (s *Store) Queued() Queued {
	s.sessions.mu.Lock()
	delayed := len(s.sessions.delayed)
	s.sessions.mu.Unlock()
	return Queued{s.kept.length(), s.sessions.saved.length() + delayed}
}

// length is how many writes wait; those that are being written wait no more.
func (b *batch[In, Out]) length() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.queue)
}
