package store

// Connections is how many queries can run at once.
func (s *Store) Connections() int { return int(s.primary.pool.Config().MaxConns) }
