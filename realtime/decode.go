package realtime

import (
	"errors"
	"fmt"
	"time"

	"github.com/MobilityData/gtfs-realtime-bindings/golang/gtfs"
	"google.golang.org/protobuf/proto"

	"nearby/timetable"
)

// message is a feed as it was read. Lines are route ids still.
type message struct {
	at     time.Time
	trips  []timetable.LiveTrip
	seen   []timetable.Sighting
	alerts []timetable.LiveAlert
}

// decode reads a feed of GTFS-Realtime; now is when it was given.
func decode(content []byte, now time.Time) (message, error) {
	var feed gtfs.FeedMessage
	if len(content) == 0 {
		return message{}, errors.New("the feed is empty")
	}
	if err := proto.Unmarshal(content, &feed); err != nil {
		return message{}, fmt.Errorf("this is no GTFS-Realtime: %w", err)
	}
	m := message{at: now}
	if t := feed.GetHeader().GetTimestamp(); t != 0 {
		m.at = time.Unix(int64(t), 0)
	}
	for _, e := range feed.GetEntity() {
		if e.GetIsDeleted() {
			continue
		}
		if u := e.GetTripUpdate(); u != nil && !m.old(u.GetTimestamp()) {
			m.trips = append(m.trips, tripOf(u))
		}
		if v := e.GetVehicle(); v != nil && !m.old(v.GetTimestamp()) {
			m.see(v)
		}
		if a := e.GetAlert(); a != nil {
			m.alerts = append(m.alerts, alertOf(a))
		}
	}
	return m, nil
}

// old tells whether something was measured long before the feed was made.
func (m *message) old(measured uint64) bool {
	return measured != 0 && m.at.Sub(time.Unix(int64(measured), 0)) > timetable.FreshFor
}

// The relationships of newer versions of the reference than that of the bindings.
const (
	tripDeleted gtfs.TripDescriptor_ScheduleRelationship = 7
	tripNew     gtfs.TripDescriptor_ScheduleRelationship = 8
)

// descriptor reads which trip is meant, and what becomes of it.
func descriptor(d *gtfs.TripDescriptor) timetable.LiveTrip {
	t := timetable.LiveTrip{Trip: d.GetTripId(), Line: d.GetRouteId(), Start: timetable.Unknown}
	if day, err := timetable.ParseDate(d.GetStartDate()); err == nil {
		t.Day = day
	}
	if start, err := timetable.ParseClock(d.GetStartTime()); err == nil {
		t.Start = start
	}
	switch d.GetScheduleRelationship() {
	case gtfs.TripDescriptor_SCHEDULED, gtfs.TripDescriptor_UNSCHEDULED:
		t.State = timetable.Runs
	case gtfs.TripDescriptor_ADDED, gtfs.TripDescriptor_DUPLICATED, tripNew:
		t.State = timetable.Added
	case gtfs.TripDescriptor_REPLACEMENT: //nolint:staticcheck // feeds still have it
		t.State = timetable.Replaced
	case tripDeleted:
		t.State = timetable.Deleted
	case gtfs.TripDescriptor_CANCELED:
		t.State = timetable.Cancelled
	default: // of a version to come: better not to wait for it
		t.State = timetable.Cancelled
	}
	return t
}

// tripOf reads a trip update.
func tripOf(u *gtfs.TripUpdate) timetable.LiveTrip {
	t := descriptor(u.GetTrip())
	if id := u.GetTripProperties().GetTripId(); id != "" && t.State == timetable.Added {
		t.Trip = id // of a copy of a trip
	}
	if u.Delay != nil {
		delay := u.GetDelay()
		t.Calls = append(t.Calls, timetable.LiveCall{Sequence: timetable.NoSequence, Delay: &delay})
	}
	for _, s := range u.GetStopTimeUpdate() {
		t.Calls = append(t.Calls, callOf(s))
	}
	return t
}

// callOf reads what is said of a stop. Who waits wants the departure; without one the
// arrival stands for it, and its delay goes on.
func callOf(s *gtfs.TripUpdate_StopTimeUpdate) timetable.LiveCall {
	c := timetable.LiveCall{Stop: s.GetStopId(), Sequence: timetable.NoSequence}
	if s.StopSequence != nil {
		c.Sequence = int32(s.GetStopSequence())
	}
	switch s.GetScheduleRelationship() {
	case gtfs.TripUpdate_StopTimeUpdate_SKIPPED:
		c.State = timetable.Skipped
		return c
	case gtfs.TripUpdate_StopTimeUpdate_NO_DATA:
		c.State = timetable.NoData
		return c
	}
	for _, event := range []*gtfs.TripUpdate_StopTimeEvent{s.GetDeparture(), s.GetArrival()} {
		if event == nil || event.Delay == nil && event.Time == nil {
			continue
		}
		c.Time = event.GetTime()
		if event.Delay != nil {
			delay := event.GetDelay()
			c.Delay = &delay
		}
		break
	}
	return c
}

// see notes where a vehicle of a trip was.
func (m *message) see(v *gtfs.VehiclePosition) {
	if v.GetTrip().GetTripId() == "" || v.GetStopId() == "" && v.CurrentStopSequence == nil {
		return
	}
	s := timetable.Sighting{Trip: descriptor(v.GetTrip()), Stop: v.GetStopId(), Sequence: timetable.NoSequence, At: m.at}
	if v.CurrentStopSequence != nil {
		s.Sequence = int32(v.GetCurrentStopSequence())
	}
	if t := v.GetTimestamp(); t != 0 {
		s.At = time.Unix(int64(t), 0)
	}
	if s.Trip.State == timetable.Runs {
		m.seen = append(m.seen, s)
	}
}

// alertOf reads an alert. What it says of a whole mode is taken as said of all.
func alertOf(a *gtfs.Alert) timetable.LiveAlert {
	alert := timetable.LiveAlert{
		Header: translations(a.GetHeaderText()), Text: translations(a.GetDescriptionText()),
	}
	for _, e := range a.GetInformedEntity() {
		s := timetable.AlertSubject{Stop: e.GetStopId(), Line: e.GetRouteId()}
		if s.Line == "" {
			s.Line = e.GetTrip().GetRouteId()
		}
		switch {
		case s != timetable.AlertSubject{}:
			alert.Of = append(alert.Of, s)
		case e.GetTrip() == nil:
			alert.Everywhere = true
		}
	}
	for _, p := range a.GetActivePeriod() {
		alert.Periods = append(alert.Periods, timetable.AlertPeriod{From: int64(p.GetStart()), To: int64(p.GetEnd())})
	}
	return alert
}

func translations(t *gtfs.TranslatedString) (all []timetable.Translation) {
	for _, one := range t.GetTranslation() {
		all = append(all, timetable.Translation{Language: one.GetLanguage(), Text: one.GetText()})
	}
	return all
}
