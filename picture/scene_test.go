package picture

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nearby/geo"
	"nearby/picture/theme"
)

// sizes are those that the program draws: width, height and scale.
var sizes = [][3]int{{900, 383, 3}, {360, 200, 2}, {390, 220, 1}}

// anyMap draws a map with a viewer somewhere on earth and places as they come:
// scattered, in clusters and on one spot.
func anyMap(most int) *rapid.Generator[Map] {
	return rapid.Custom(func(t *rapid.T) Map {
		size := rapid.SampledFrom(sizes).Draw(t, "size")
		m := Map{
			Centre: geo.WGS84{
				Lat: rapid.Float64Range(-89, 89).Draw(t, "lat"),
				Lng: rapid.Float64Range(-180, 180).Draw(t, "lng"),
			},
			Width: size[0], Height: size[1], Scale: size[2],
			Night: rapid.Bool().Draw(t, "night"), Walk: rapid.Bool().Draw(t, "walk"),
		}
		reach := math.Pow(10, rapid.Float64Range(1, 4.5).Draw(t, "power"))
		spots := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) geo.WGS84 {
			far := reach * rapid.Float64Range(0, 1).Draw(t, "far")
			return beside(m.Centre, far, rapid.Float64Range(0, 360).Draw(t, "bearing"))
		}), 1, 12).Draw(t, "spots")
		n := rapid.IntRange(0, most).Draw(t, "pins")
		for i := range n {
			m.Pins = append(m.Pins, Pin{
				At:     rapid.SampledFrom(spots).Draw(t, "spot"),
				Number: i + 1,
				Look:   theme.Look(rapid.IntRange(0, 5).Draw(t, "look")),
			})
		}
		return m
	}).Filter(func(m Map) bool { return m.hasViewer() })
}

// beside is the point so many metres away in a direction in degrees, on a
// sphere.
func beside(p geo.WGS84, metres, bearing float64) geo.WGS84 {
	const radius, degree = 6371008.8, math.Pi / 180
	arc, lat := metres/radius, p.Lat*degree
	sin := math.Sin(lat)*math.Cos(arc) + math.Cos(lat)*math.Sin(arc)*math.Cos(bearing*degree)
	east := math.Atan2(math.Sin(bearing*degree)*math.Sin(arc)*math.Cos(lat),
		math.Cos(arc)-math.Sin(lat)*sin)
	return geo.WGS84{
		Lat: math.Asin(sin) / degree,
		Lng: math.Remainder(p.Lng+east/degree, 360),
	}
}

func TestLayout(t *testing.T) {
	t.Parallel()
	for name, rule := range map[string]struct {
		pins  int
		holds func(t *rapid.T, m Map, s *scene)
	}{
		"every pin is whole, and clear of the edge":   {MaxPins, pinsAreInside},
		"up to 12 pins hardly overlap":                {12, pinsAreApart},
		"the viewer is never covered":                 {12, viewerIsFree},
		"one or two rings, all labels in the picture": {MaxPins, ringsAreLabelled},
		"pins are honest":                             {MaxPins, pinsAreHonest},
		"every place is shown, those of a crowd once": {MaxPins, placesAreShown},
		"pins leave the labels readable":              {12, labelsAreFree},
		"a spot is where the rings say that it is":    {30, spotsAreTrue},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				m := anyMap(rule.pins).Draw(t, "map")
				s, err := m.layout()
				if err != nil {
					t.Fatal(err)
				}
				rule.holds(t, m, s)
			})
		})
	}
}

func pinsAreInside(t *rapid.T, _ Map, s *scene) {
	for _, p := range s.pins {
		if p.form != asPin {
			continue
		}
		reach := vec{s.radius, s.radius}.plus(vec{strokeWidth, strokeWidth}.times(s.point))
		if !(p.at.excess(s.edge.minus(reach)) <= 1) {
			t.Errorf("pin %d at %v is cut by the edge %v", p.Number, p.at, s.edge)
		}
		if half := p.figure(s.radius).extent(s.alphabet); half.length() > s.radius {
			t.Errorf("number %d reaches %.1f px from the middle of a pin of %.1f px",
				p.Number, half.length(), s.radius)
		}
	}
}

// Where there is no room, pins may overlap by this share of their width.
const overlap = 0.25

func pinsAreApart(t *rapid.T, _ Map, s *scene) {
	for i, p := range s.pins {
		for _, q := range s.pins[:i] {
			if far := p.at.from(q.at); p.form == asPin && q.form == asPin && far < 2*s.radius*(1-overlap) {
				t.Errorf("pins %d and %d, %.1f px wide, are %.1f px apart",
					q.Number, p.Number, 2*s.radius, far)
			}
		}
	}
}

func viewerIsFree(t *rapid.T, _ Map, s *scene) {
	for _, p := range s.pins {
		if far := p.at.length() - s.radius; p.form == asPin && far < viewerRadius*s.point {
			t.Errorf("pin %d comes within %.1f px of the viewer's middle", p.Number, far)
		}
	}
}

func ringsAreLabelled(t *rapid.T, _ Map, s *scene) {
	if n := len(s.rings); n < 1 || n > 2 {
		t.Errorf("got %d rings, want one or two", n)
	}
	for _, r := range s.rings {
		if r.over(s.edge) > 0 {
			t.Errorf("label %q is cut by the edge", r.label.words)
		}
		if off := math.Abs(r.at.length() - r.radius); off > 0.01 {
			t.Errorf("label %q is %.1f px off its ring", r.label.words, off)
		}
	}
}

// hidden is the most of a label that pins may cover where there is no room.
const hidden = 0.3

func labelsAreFree(t *rapid.T, m Map, s *scene) {
	if m.Walk {
		return // whoever words that label sets it
	}
	const across, down = 30, 10
	for _, r := range s.rings {
		covered := 0
		for i := range across * down {
			part := vec{(float64(i%across)+0.5)/across*2 - 1, (float64(i/across)+0.5)/down*2 - 1}
			half := r.label.extent(s.alphabet)
			dot := r.at.plus(vec{part.x * half.x, part.y * half.y})
			if slices.ContainsFunc(s.pins, func(p marker) bool { return p.form == asPin && p.at.from(dot) < s.radius }) {
				covered++
			}
		}
		if share := float64(covered) / across / down; share > hidden {
			t.Errorf("pins cover %.0f %% of label %q", 100*share, r.label.words)
		}
	}
}

// A pin with a number stands no more than a diameter and a half from its spot, on its
// side of every ring, and not half a wind from its direction.
func pinsAreHonest(t *rapid.T, _ Map, s *scene) {
	for _, p := range s.pins {
		if p.form != asPin {
			continue
		}
		if turn := math.Abs(math.Remainder(p.at.angle()-p.toward, 2*math.Pi)) * 180 / math.Pi; turn > 22.5 {
			t.Errorf("pin %d is seen %.1f° off", p.Number, turn)
		}
		if p.beyond {
			continue
		}
		if far := p.at.from(p.spot) / (2 * s.radius); far > 1.5001 {
			t.Errorf("pin %d stands %.2f diameters off its spot", p.Number, far)
		}
		for _, r := range s.rings {
			if (p.spot.length() < r.radius) != (p.at.length() < r.radius) {
				t.Errorf("pin %d is on the wrong side of the ring of %v", p.Number, r.distance)
			}
		}
	}
}

// Every place is a pin or a dot, or one of those that a pin stands for.
func placesAreShown(t *rapid.T, _ Map, s *scene) {
	for i, p := range s.pins {
		standing := slices.ContainsFunc(s.pins, func(q marker) bool { return q.form <= asPin && slices.Contains(q.shared, i) })
		switch {
		case p.form == asOne && !standing:
			t.Errorf("nothing stands for place %d", p.Number)
		case p.form == notAtAll && !p.beyond:
			t.Errorf("place %d is left out", p.Number)
		case p.form == asDot && p.at != p.spot:
			t.Errorf("dot %d is off its spot", p.Number)
		}
	}
}

// The tangent plane is good to a hundredth of a per cent at 30 km.
func spotsAreTrue(t *rapid.T, m Map, s *scene) {
	for i, p := range s.pins {
		want := tangent(m.Centre, m.Pins[i].At).times(s.metre)
		switch {
		case p.beyond != (want.excess(s.edge) > 1) && math.Abs(want.excess(s.edge)-1) > 1e-4:
			t.Errorf("pin %d is at %v in a picture of %v: beyond is %t", p.Number, want, s.edge, p.beyond)
		case p.beyond && !(p.spot.from(want.times(p.spot.length()/want.length())) < 0.1):
			t.Errorf("pin %d at %v is not on the way to %v", p.Number, p.spot, want)
		case !p.beyond && !(p.spot.from(want) < 0.1):
			t.Errorf("pin %d belongs at %v, want %v", p.Number, p.spot, want)
		}
	}
	for _, r := range s.rings {
		metres := float64(r.distance)
		if said := r.label.words; !m.Walk && said != strings.Replace(r.distance.String(), ".0 ", " ", 1) {
			t.Errorf("the ring at %v says %q", r.distance, said)
		}
		if math.Abs(metres*s.metre-r.radius) > 0.01 {
			t.Errorf("ring %q has a radius of %.1f m", r.label.words, r.radius/s.metre)
		}
	}
}

// tangent is the offset of a point on a plane that touches the sphere at p, in
// metres: no trigonometry of ours is in it but the two points themselves.
func tangent(p, to geo.WGS84) vec {
	const radius, degree = 6371008.8, math.Pi / 180
	sinLat, cosLat := math.Sincos(p.Lat * degree)
	sinTo, cosTo := math.Sincos(to.Lat * degree)
	sinEast, cosEast := math.Sincos((to.Lng - p.Lng) * degree)
	return vec{cosTo * sinEast, -(cosLat*sinTo - sinLat*cosTo*cosEast)}.times(radius)
}
