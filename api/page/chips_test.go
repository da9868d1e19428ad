package page_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"nearby/api/dialogue"
	"nearby/kind"
	"nearby/place"
)

var (
	chipLink   = regexp.MustCompile(`<a href="([^"]+)" data-stay( aria-current="\w+")?>([^<]+?)(?: <b>(\d+\+?)</b>)?</a>`)
	ofThese    = regexp.MustCompile(`\d+–\d+ / (\d+\+?)<`)
	chipsOf    = regexp.MustCompile(`(?s)<nav class="chips".*?</nav>`)
	rowOfAList = regexp.MustCompile(`data-place=`)
)

// listed is how many places the list of a page has on all its pages.
func listed(body string) string {
	if counted := ofThese.FindStringSubmatch(body); counted != nil {
		return counted[1]
	}
	return fmt.Sprint(len(rowOfAList.FindAllString(body, -1)))
}

// manyKinds are places of kinds within kinds, near and far, of which some are open, some
// are shut and of some nobody knows it.
func manyKinds() []place.Place {
	kinds := []string{"noodles", "japanese", "sushi", "japanese;sushi", "hotpot", "chinese", "sichuan", "coffee"}
	hours := []string{"Mo-Su 08:00-22:00", "Mo-Su 18:00-22:00", ""}
	var all []place.Place
	for i := range 60 {
		p := row(1 + i*i*i/600) // the farther, the sparser, to 3.8 km
		p.ExternalID, p.Kinds, p.Hours, p.Zone = fmt.Sprint(i), kinds[i%len(kinds)], hours[i%len(hours)], "Asia/Shanghai"
		p.Rating = float64(i%5) + 0.5
		all = append(all, p)
	}
	for i := range 12 {
		p := stop(1 + 60*(i/2) + 3*(i%2)) // both sides of a street
		p.Name, p.Kinds, p.Lines = fmt.Sprintf("车站%d", i/2), "bus", "49路;18路"
		if i%5 == 3 {
			p.Kinds, p.Lines = "metro", "2号线"
		}
		all = append(all, p)
	}
	return all
}

// visit opens a page as somebody at an address of their own: one may not open so many in a
// row.
func (s site) visit(t *testing.T, page string) string {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, page, nil)
	from := visitors.Add(1)
	request.RemoteAddr = fmt.Sprintf("10.1.%d.%d:1", from/256, from%256)
	response := httptest.NewRecorder()
	s.handler.ServeHTTP(response, request)
	if response.Code != http.StatusOK {
		t.Fatalf("%s: %d", page, response.Code)
	}
	return response.Body.String()
}

var visitors atomic.Int64

// What a chip counts is what its own list has, whatever list it stands on.
func TestAChipCountsWhatItsListHas(t *testing.T) {
	t.Parallel()
	s := newSite(t, manyKinds()...)
	hotpot := dialogue.Want{Category: "restaurant", Kind: kind.Kind("hotpot"), Said: "火锅"}
	openCoffee := dialogue.Want{Category: "restaurant", Kind: kind.Kind("coffee"), Said: "咖啡", OpenNow: true}
	for name, want := range map[string]dialogue.Want{
		"everything": {}, "restaurants": {Category: "restaurant"}, "stops": {Category: "transit"},
		"a kind": hotpot, "what is open of a kind": openCoffee, "a line": {Line: "49路"}, "a name": {Word: "餐厅1号"},
		"within 500 m": {Category: "restaurant", Radius: 500}, "what is open": {Category: "restaurant", OpenNow: true},
		"by rating": {Category: "restaurant", Order: dialogue.ByRating},
	} {
		t.Run(name, func(t *testing.T) {
			body := s.visit(t, s.around(dialogue.Chinese, want))
			counted, current, isMetroThere := 0, 0, false
			for _, chip := range chipLink.FindAllStringSubmatch(chipsOf.FindString(body), -1) {
				if strings.Contains(chip[2], "page") {
					current++
				}
				isMetroThere = isMetroThere || chip[3] == "地铁"
				if chip[4] == "" {
					continue
				}
				counted++
				of := body // what is listed
				if chip[2] == "" {
					of = s.visit(t, chip[1])
				}
				if has := listed(of); has != chip[4] {
					t.Errorf("%s counts %s, its list has %s", chip[3], chip[4], has)
				}
			}
			if counted < 3 || current == 0 || want.Category != "restaurant" && !isMetroThere {
				t.Errorf("%d chips count, %d say what is listed, metro: %t", counted, current, isMetroThere)
			}
		})
	}
}

// Stops are not sorted by what they do not have.
func TestALineIsNotSortedByRating(t *testing.T) {
	t.Parallel()
	s := newSite(t, manyKinds()...)
	for _, want := range []dialogue.Want{{Line: "49路"}, {Category: "transit"}} {
		body := chipsOf.FindString(s.get(t, s.around(dialogue.Chinese, want)).Body.String())
		for _, chip := range []string{"评分", "人均", "营业中"} {
			if strings.Contains(body, chip) {
				t.Errorf("the chips of %+v have %s:\n%s", want, chip, body)
			}
		}
	}
}
