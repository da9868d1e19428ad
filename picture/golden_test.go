package picture_test

import (
	"testing"

	"nearby/picture"
	"nearby/picture/goldentest"
)

// rare is one pixel in how many may differ: of all the pictures here, 4 pixels of one
// do under GOAMD64=v3, none under 386.
const rare = 10_000

func TestPicturesLookAsTheyDidWhenApproved(t *testing.T) {
	t.Parallel()
	for name, m := range map[string]picture.Map{
		"dense":            article(mixed(2, town(12, 180)...)),
		"sparse":           article(mixed(2, at(420, 75), at(1350, 290), at(800, 190))),
		"collinear":        article(mixed(1, street(9, 700, 62)...)),
		"coincident":       article(mixed(1, mall(10, at(320, 110))...)),
		"on-the-viewer":    article(mixed(2, mall(6, square)...)),
		"street-and-mall":  article(mixed(2, append(town(7, 300), mall(5, at(250, 80))...)...)),
		"empty":            article(nil),
		"one-far-pin":      article(mixed(2, append(town(8, 400), at(5200, 240))...)),
		"night":            atNight(article(mixed(2, town(10, 600)...))),
		"fifty":            article(mixed(2, town(50, 900)...)),
		"three-categories": article(mixed(3, town(9, 800)...)),
		"small":            small(article(mixed(2, town(8, 500)...))),
		"small-night":      atNight(small(article(mixed(2, town(8, 500)...)))),
		"page":             page(article(mixed(5, town(15, 900)...))),
		"page-night":       atNight(page(article(mixed(5, town(15, 900)...)))),
		"place":            small(picture.Map{Pins: []picture.Pin{{At: square}}}),
		"radius":           within(1000, article(mixed(2, town(12, 2500)...))),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := m.PNG()
			if err != nil {
				t.Fatal(err)
			}
			goldentest.Compare(t, name, got, rare)
		})
	}
}
