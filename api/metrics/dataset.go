package metrics

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"nearby/store"
)

// lookEvery is how often a server looks for new data. A look reads one row;
// places are counted when the version has changed, and at no other time.
const lookEvery = 15 * time.Second

// dataset are the figures of what is loaded, as last seen.
type dataset struct {
	up       prometheus.Gauge
	version  prometheus.Gauge
	changed  prometheus.Gauge
	places   *prometheus.GaugeVec
	loaded   prometheus.Gauge
	loadRows *prometheus.GaugeVec
}

func newDataset(make promauto.Factory) dataset {
	gauge := func(name, help string) prometheus.Gauge {
		return make.NewGauge(prometheus.GaugeOpts{Name: name, Help: help})
	}
	vector := func(name, help, label string) *prometheus.GaugeVec {
		return make.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, []string{label})
	}
	return dataset{
		up:       gauge("nearby_database_up", "1 when the database answered at the last look, else 0."),
		version:  gauge("nearby_dataset_version", "Raised by every load that changed something."),
		changed:  gauge("nearby_dataset_changed_timestamp_seconds", "When the data last changed."),
		places:   vector("nearby_places", "Places by category.", "category"),
		loaded:   gauge("nearby_last_load_timestamp_seconds", "When the last load was; 0 before the first."),
		loadRows: vector("nearby_last_load_rows", "Rows of the last load, by what became of them.", "result"),
	}
}

// WatchData keeps the figures of the data up to date until ctx ends. A database
// that does not answer is logged once each time it goes.
func (m *Metrics) WatchData(ctx context.Context, s *store.Store, log *slog.Logger) error {
	next := time.NewTicker(lookEvery)
	defer next.Stop()
	seen := watched{version: -1, up: true}
	for {
		seen = m.dataset.look(ctx, s, seen, log)
		select {
		case <-ctx.Done():
			return nil
		case <-next.C:
		}
	}
}

// watched is what the last look saw.
type watched struct {
	version int64
	up      bool
}

func (d *dataset) look(ctx context.Context, s *store.Store, before watched, log *slog.Logger) watched {
	version, err := d.update(ctx, s, before.version)
	switch {
	case err == nil:
		d.up.Set(1)
		return watched{version, true}
	case ctx.Err() != nil: // the server stops
		return before
	case before.up:
		log.WarnContext(ctx, "figures of the data", "error", err)
	}
	d.up.Set(0)
	return watched{before.version, false}
}

// update reads everything anew unless the version is still the one seen before.
func (d *dataset) update(ctx context.Context, s *store.Store, seen int64) (int64, error) {
	version, err := s.DatasetVersion(ctx)
	if err != nil || version == seen {
		return seen, err
	}
	data, err := s.Dataset(ctx)
	if err != nil {
		return seen, err
	}
	loads, err := s.Loads(ctx, 1)
	if err != nil {
		return seen, err
	}
	d.show(data)
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
