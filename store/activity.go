package store

import "time"

// Activity is what the store is doing at this moment. To ask costs no query.
type Activity struct {
	InUse, Idle, Connections, MaxConnections int // of the primary
	// Since the start: how often somebody had to wait for a connection, and how
	// long together.
	Waits  int64
	Waited time.Duration

	// Writes that nobody waits for, on their way to the database.
	QueuedReplies, QueuedSessions int
}

// Activity looks at the pool and the queues.
func (s *Store) Activity() Activity {
	pool := s.primary.pool.Stat()
	return Activity{
		InUse:          int(pool.AcquiredConns()),
		Idle:           int(pool.IdleConns()),
		Connections:    int(pool.TotalConns()),
		MaxConnections: int(pool.MaxConns()),
		Waits:          pool.EmptyAcquireCount(),
		Waited:         pool.EmptyAcquireWaitTime(),
		QueuedReplies:  s.kept.length(),
		QueuedSessions: s.saved.length(),
	}
}

// length is how many writes wait; those that are being written wait no more.
func (b *batch[In, Out]) length() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.queue)
}
