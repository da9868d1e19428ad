package simulator

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"nearby/geo"
	"nearby/place"
	"nearby/store"
)

// What the map shows at most: spots of a country, and places around its middle.
const (
	maxSpots  = 5000
	maxPlaces = 40 // of each category
)

// How far from the middle of the map a place is looked for: first where it is
// likely to be, then anywhere on earth.
const (
	nearby   geo.Metres = 50_000
	anywhere geo.Metres = 20_100_000
)

// maxWord is the longest word looked for, in bytes.
const maxWord = 100

// mapSample is what the map is drawn from.
type mapSample struct {
	Spots [][3]float64 `json:"spots"` // latitude, longitude, category by its index
	All   bool         `json:"all"`   // there are no more
}

// sample serves the whole map in one answer.
func (s *simulator) sample(c echo.Context) error {
	ctx := c.Request().Context()
	categories, err := s.Store.Categories(ctx)
	if err != nil {
		return err
	}
	spots, err := s.Store.Sample(ctx, maxSpots)
	if err != nil {
		return err
	}
	index := map[string]float64{}
	for i, category := range categories {
		index[category.Slug] = float64(i)
	}
	d := mapSample{Spots: make([][3]float64, len(spots)), All: len(spots) < maxSpots}
	for i, spot := range spots {
		d.Spots[i] = [3]float64{sixDecimals(spot.Lat), sixDecimals(spot.Lng), index[spot.Category]}
	}
	return c.JSON(http.StatusOK, d)
}

// searchRequest asks what is around a point on any datum, for a word or for
// nothing in particular.
type searchRequest struct {
	Lat   float64 `query:"lat"`
	Lng   float64 `query:"lng"`
	Datum string  `query:"datum"`
	Word  string  `query:"q"`
	As    string  `query:"as"` // report, or else a location message
}

// searchResponse answers it.
type searchResponse struct {
	Point  point        `json:"point"`
	Places []foundPlace `json:"places"` // nearest first
	Slow   bool         `json:"slow"`   // looking took too long
}

// foundPlace is a place to pick.
type foundPlace struct {
	ID       int64      `json:"id"`
	Name     string     `json:"name"`
	NameEN   string     `json:"nameEn"`
	Category string     `json:"category"`
	Where    string     `json:"where"` // lines or address
	Lat      float64    `json:"lat"`
	Lng      float64    `json:"lng"`
	Distance geo.Metres `json:"distance"`
}

// places tells what a point would be sent as, and what is around it.
func (s *simulator) places(c echo.Context) error {
	var a searchRequest
	err := c.Bind(&a)
	datum, unknown := geo.ParseDatum(a.Datum)
	if err = errors.Join(err, unknown); err != nil || len(a.Word) > maxWord {
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
	origin := datum.WGS84(a.Lat, a.Lng, s.Region)
	if errors.Is(origin.Valid(), geo.ErrNotFinite) {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	to := s.LocationDatum
	if a.As == "report" {
		to = s.ReportDatum
	}
	answer := searchResponse{Point: convert(coordinates{datum.String(), a.Lat, a.Lng}, to, s.Region)}
	if origin.Valid() == nil { // else it can be sent, but nothing is there
		answer.Places, err = s.around(c.Request().Context(), origin, a.Word)
	}
	switch {
	case errors.Is(err, store.ErrUnavailable):
		answer.Slow = true
	case err != nil:
		return err
	}
	return c.JSON(http.StatusOK, answer)
}

// around finds places near the origin or, when a word has none there, anywhere.
func (s *simulator) around(ctx context.Context, origin geo.WGS84, word string) ([]foundPlace, error) {
	q := store.Query{Origin: origin, Keyword: word}
	var found []place.Found
	var err error
	for _, q.Radius = range []geo.Metres{nearby, anywhere} {
		for _, q.InAddress = range []bool{false, true} {
			if len(found) == 0 && err == nil {
				found, _, err = s.Store.Nearby(ctx, q, maxPlaces)
			}
		}
	}
	var places []foundPlace
	for _, f := range place.Fold(found) {
		places = append(places, foundPlace{
			ID: f.ID, Name: f.Name, NameEN: f.NameEN, Category: f.Category,
			Where: cmp.Or(f.Lines, f.Address), Lat: f.At.Lat, Lng: f.At.Lng, Distance: f.Distance,
		})
	}
	slices.SortStableFunc(places, func(a, b foundPlace) int { return cmp.Compare(a.Distance, b.Distance) })
	return places, err
}
