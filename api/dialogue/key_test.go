package dialogue

import "testing"

func TestKeysOfAnEarlierSystemMeanNothing(t *testing.T) {
	t.Parallel()
	d := Dialogue{Choices: []Choice{
		{"restaurant", []string{"restaurant", "餐厅", "Restaurants"}},
		{"transit", []string{"transit", "公交地铁", "Transit"}},
		{"tea_house", []string{"tea_house", "茶馆", "Tea houses"}},
	}}
	for key, want := range map[string]bool{
		"restaurant": true, "transit": true, "tea_house": true, "餐厅": true, "火锅": true, "help": true, "all": true,
		"more": true, "english": true, "privacy": true, "forget me": true, "地铁": true, "1": true,
		"V1001_TODAY_MUSIC": false, "V1001_GOOD": false, "rselfmenu_0_0": false, "KEY_17": false, "m:3": false,
	} {
		if got := d.KnowsKey(key); got != want {
			t.Errorf("KnowsKey(%q) = %v, want %v: %+v", key, got, want, d.Understand(key))
		}
		if _, action := d.Next(Session{}, Clicked{key}); !want {
			if _, isMenu := action.(Help); !isMenu {
				t.Errorf("a tap of %q gets %T, want the menu", key, action)
			}
		}
	}
}
