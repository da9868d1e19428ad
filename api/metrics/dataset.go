package metrics

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"nearby/store"
)

// dataset are the figures of what is loaded, as last seen.
type dataset struct {
	up       prometheus.Gauge
	version  prometheus.Gauge
	changed  prometheus.Gauge
	places   *prometheus.GaugeVec
	loaded   prometheus.Gauge
	loadRows *prometheus.GaugeVec
	ends     *prometheus.GaugeVec
}

func newDataset(make promauto.Factory) dataset {
	gauge := func(name, help string) prometheus.Gauge {
		return make.NewGauge(prometheus.GaugeOpts{Name: name, Help: help})
	}
	vector := func(name, help, label string) *prometheus.GaugeVec {
		return make.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, []string{label})
	}
	return dataset{
		up:       gauge("nearby_database_up", "1 when the database answered when it was last asked, else 0."),
		version:  gauge("nearby_dataset_version", "Raised by every load that changed something."),
		changed:  gauge("nearby_dataset_changed_timestamp_seconds", "When the data last changed."),
		places:   vector("nearby_places", "Places by category.", "category"),
		loaded:   gauge("nearby_last_load_timestamp_seconds", "When the last load was; 0 before the first."),
		loadRows: vector("nearby_last_load_rows", "Rows of the last load, by what became of them.", "result"),
		ends:     vector("nearby_timetable_end_timestamp_seconds", "When the last day of a source's timetable ends, in UTC.", "source"),
	}
}

// FollowData keeps the figures of the data up to date until ctx ends, each time that
// the watcher has asked the database. Places are counted when the version has
// changed, and at no other time. A database that does not answer is logged once each
// time it goes.
func (d *dataset) FollowData(ctx context.Context, s *store.Store, w *store.Watcher, log *slog.Logger) error {
	checks := w.Checks()
	shown, up := int64(store.UnknownVersion), true
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-checks:
			if err == nil {
				shown, err = d.update(ctx, s, shown, w.Latest())
			}
			if err != nil && up && ctx.Err() == nil {
				log.WarnContext(ctx, "figures of the data", "error", err)
			}
			up = err == nil
			d.up.Set(map[bool]float64{true: 1}[up])
		}
	}
}

// errStandby means that only a standby told what there is.
var errStandby = errors.New("the primary does not answer, a replica does")

// update counts anew unless the version is the one shown, and returns what is.
func (d *dataset) update(ctx context.Context, s *store.Store, shown int64, now *store.Catalogue) (int64, error) {
	if now.Standby {
		return shown, errStandby
	}
	if now.Version == shown {
		return shown, nil
	}
	data, err := s.Dataset(ctx)
	if err != nil {
		return shown, err
	}
	loads, err := s.Loads(ctx, 1)
	if err != nil {
		return shown, err
	}
	ends, err := s.TimetableEnds(ctx)
	if err != nil {
		return shown, err
	}
	d.show(data)
	d.showEnds(ends)
	for _, last := range loads {
		d.showLoad(last)
	}
	return data.Version, nil
}

func (d *dataset) show(data store.Dataset) {
	d.version.Set(float64(data.Version))
	d.changed.Set(seconds(data.ChangedAt))
	d.places.Reset() // a category may have gone
	for i, category := range data.Categories {
		d.places.WithLabelValues(category).Set(float64(data.Counts[i]))
	}
}

// showEnds shows when timetables end; those that do not are left out.
func (d *dataset) showEnds(ends []store.TimetableEnd) {
	d.ends.Reset() // a source may have gone
	for _, e := range ends {
		if e.EndsOn != nil {
			d.ends.WithLabelValues(e.Source).Set(seconds(e.EndsOn.AddDate(0, 0, 1)))
		}
	}
}

func (d *dataset) showLoad(last store.Entry) {
	d.loaded.Set(seconds(last.LoadedAt))
	for result, rows := range map[string]int64{
		"inserted": last.Inserted, "updated": last.Updated, "unchanged": last.Unchanged,
		"deleted": last.Deleted, "duplicate": last.Duplicates, "rejected": last.Rejected,
	} {
		d.loadRows.WithLabelValues(result).Set(float64(rows))
	}
}

// seconds is a time as Prometheus has it.
func seconds(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }
