package api

import (
	"nearby/api/dialogue"
	"nearby/api/wechat"
)

// understand says what a message means to the dialogue. This is where a point
// leaves WeChat's datum.
func (s *Server) understand(m wechat.Message) dialogue.Input {
	switch m := m.(type) {
	case wechat.Location:
		return dialogue.Located{
			At: s.LocationDatum.WGS84(m.Latitude, m.Longitude, s.Maps.Region),
		}
	case wechat.Unlocated:
		if m.Report { // a LOCATION event may not be answered
			return dialogue.Other{}
		}
		return dialogue.Lost{}
	case wechat.Text:
		return dialogue.Typed{Text: m.Content}
	case wechat.Subscribe:
		return dialogue.Followed{}
	case wechat.Unsubscribe:
		return dialogue.Unfollowed{}
	}
	return dialogue.Other{}
}
