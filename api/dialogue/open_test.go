package dialogue

import (
	"testing"
	"time"

	"nearby/geo"
)

func TestAWishForWhatIsOpen(t *testing.T) {
	t.Parallel()
	tests := map[string]Want{
		"营业中":                    {OpenNow: true},
		"现在营业":                   {OpenNow: true},
		"现在营业的":                  {OpenNow: true},
		"开着的":                    {OpenNow: true},
		"还开着的":                   {OpenNow: true},
		"还开着吗？":                  {OpenNow: true},
		"还开门的":                   {OpenNow: true},
		"Open now":               {OpenNow: true},
		"open":                   {OpenNow: true},
		"What's open?":           {OpenNow: true},
		"what is open now":       {OpenNow: true},
		"营业中 火锅":                 {Category: "restaurant", Kind: "hotpot", OpenNow: true},
		"火锅 营业中":                 {Category: "restaurant", Kind: "hotpot", OpenNow: true},
		"火锅 还开着吗":                {Category: "restaurant", Kind: "hotpot", OpenNow: true},
		"还开着的火锅":                 {Category: "restaurant", Kind: "hotpot", OpenNow: true},
		"附近还开着的火锅":               {Category: "restaurant", Kind: "hotpot", OpenNow: true},
		"附近有没有营业中的咖啡":            {Category: "restaurant", Kind: "cafe", OpenNow: true},
		"火锅 营业中 500米":            {Category: "restaurant", Kind: "hotpot", Radius: 500, OpenNow: true},
		"火锅 500米 营业中":            {Category: "restaurant", Kind: "hotpot", Radius: 500, OpenNow: true},
		"营业中 500米":               {Radius: 500, OpenNow: true},
		"open now coffee":        {Category: "restaurant", Kind: "cafe", OpenNow: true},
		"coffee open now":        {Category: "restaurant", Kind: "cafe", OpenNow: true},
		"Coffee open now please": {Category: "restaurant", Kind: "cafe", OpenNow: true},
		"noodles still open":     {Category: "restaurant", Kind: "noodles", OpenNow: true},
		"营业中心":                   {Word: "营业中心"},
		"中国移动营业厅":                {Word: "中国移动营业厅"},
		"开门红火锅":                  {Word: "开门红火锅"},
		"Open Kitchen":           {Word: "Open Kitchen"},
		"The Open Door":          {Word: "Open Door"},
	}
	for text, want := range tests {
		got := (Dialogue{}).Understand(text).Want
		if got.Said = ""; got != want {
			t.Errorf("Understand(%q) = %+v, want %+v", text, got, want)
		}
	}
}

// Alone it is about what was listed last, as a distance is.
func TestOpenAloneLooksForTheSame(t *testing.T) {
	t.Parallel()
	d := Dialogue{Now: time.Now(), Choices: []Choice{{Category: "restaurant", Words: []string{"餐厅"}}}}
	at := geo.WGS84{Lat: 31.2, Lng: 121.4}
	listed := func(w Want) Session {
		return Session{}.WithPlace(at, d.Now).Listed(List{At: at, Want: w, Page: 1, IDs: []int64{1}})
	}
	tests := map[string]struct {
		session Session
		typed   string
		want    Want
	}{
		"after a category":            {listed(Want{Category: "restaurant"}), "营业中", Want{Category: "restaurant", OpenNow: true}},
		"after a word and a distance": {listed(Want{Category: "restaurant", Kind: "hotpot", Radius: 500}), "营业中", Want{Category: "restaurant", Kind: "hotpot", Radius: 500, OpenNow: true}},
		"a distance after it":         {listed(Want{Category: "restaurant", Kind: "hotpot", OpenNow: true}), "500米", Want{Category: "restaurant", Kind: "hotpot", Radius: 500, OpenNow: true}},
		"with a category":             {listed(Want{Word: "火锅"}), "营业中的餐厅", Want{Category: "restaurant", OpenNow: true}},
		"with everything":             {listed(Want{Word: "火锅"}), "附近营业中", Want{OpenNow: true}},
		"before any list":             {Session{}.WithPlace(at, d.Now), "营业中", Want{OpenNow: true}},
		"a category again, all of it": {listed(Want{Category: "restaurant", OpenNow: true}), "餐厅", Want{Category: "restaurant"}},
	}
	for name, test := range tests {
		_, action := d.Next(test.session, Typed{Text: test.typed})
		search, ok := action.(Search)
		if !ok || search.List.Want != test.want {
			t.Errorf("%s: %q is %+v, want a search for %+v", name, test.typed, action, test.want)
		}
	}
	if _, action := d.Next(Session{}, Typed{Text: "营业中的餐厅"}); action != (AskLocation{Want: Want{Category: "restaurant", OpenNow: true}}) {
		t.Errorf("without a place: %+v, want to be asked for one, and the wish kept", action)
	}
}
