package store

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/jackc/pgx/v5"

	"nearby/geo"
	"nearby/place"
)

//go:embed sql/place.sql
var placeSQL string

// Place returns the place with this id, or ErrNotFound.
func (s *Store) Place(ctx context.Context, id int64) (place.Place, error) {
	rows, err := list[placeRow](ctx, s, placeSQL, pgx.StrictNamedArgs{"id": id})
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return place.Place{}, fmt.Errorf("place %d: %w", id, err)
	}
	return rows[0].place(), nil
}

// placeRow is a place as the queries return it.
type placeRow struct {
	ID           int64
	Source       string
	ExternalID   string
	Category     string
	Name         string
	NameEN       string
	Address      string
	Phone        string
	Lines        string
	OpeningHours string
	Zone         string
	Rating       float64
	Price        string
	URL          string
	ImageURL     string
	AudioURL     string
	Lat, Lng     float64
}

func (r placeRow) place() place.Place {
	return place.Place{
		ID: r.ID, Source: r.Source, ExternalID: r.ExternalID, Category: r.Category,
		Name: r.Name, NameEN: r.NameEN, Address: r.Address, Phone: r.Phone,
		Lines: r.Lines, Hours: r.OpeningHours, Zone: r.Zone, Rating: r.Rating, Price: r.Price,
		URL: r.URL, ImageURL: r.ImageURL, AudioURL: r.AudioURL,
		At: geo.WGS84{Lat: r.Lat, Lng: r.Lng},
	}
}
