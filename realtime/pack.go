package realtime

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"

	"nearby/timetable"
)

// pack is what a feed says, as the database keeps it.
func pack(l *timetable.Live) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(l); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	err := z.Close()
	return b.Bytes(), err
}

// unpack reads what pack has written.
func unpack(content []byte) (*timetable.Live, error) {
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	var l timetable.Live
	if err := json.NewDecoder(io.LimitReader(z, 8*maxBytes)).Decode(&l); err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return timetable.NewLive(l.At, l.Trips, l.Alerts), nil
}
