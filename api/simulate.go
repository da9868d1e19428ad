package api

import (
	"context"

	"nearby/api/simulator"
)

// simulator is what the page that plays WeChat is told about this server.
func (s *Server) simulator() simulator.Options {
	return simulator.Options{
		Callback: *s.Simulate, Store: s.Store, PublicURL: s.PublicURL,
		Region: s.Maps.Region, LocationDatum: s.LocationDatum, ReportDatum: s.ReportDatum,
		Remembered: func(ctx context.Context, openID string) any {
			session, err := s.memory.recall(ctx, s.memory.person(openID))
			if err != nil {
				return map[string]string{"unknown": err.Error()}
			}
			return session
		},
		Log: s.Log, Now: s.Now,
	}
}
