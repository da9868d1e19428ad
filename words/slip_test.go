package words

import "testing"

func TestSlip(t *testing.T) {
	t.Parallel()
	for in, want := range map[[2]string]bool{
		{"coffe", "coffee"}: true, {"resturant", "restaurant"}: true, {"restaraunt", "restaurant"}: true, {"restraunt", "restaurant"}: true, //nolint:misspell // slips are what it is about
		{"noddles", "noodles"}: true, {"sushy", "sushi"}: true, {"suway", "subway"}: true, {"busstp", "bus stop"}: true, {"sotp", "stop"}: true,
		{"boots", "books"}: true, {"hurry", "curry"}: false, {"later", "water"}: false, {"bark", "park"}: false, {"shop", "stop"}: false,
		{"sushi", "sushi"}: false, {"", "sushi"}: false, {"火锅", "hotpot"}: false, {"house", "hotpot"}: false, {"restore", "restaurant"}: false,
	} {
		if _, got := Slip(in[0], in[1]); got != want {
			t.Errorf("Slip(%q, %q) = %v, want %v", in[0], in[1], got, want)
		}
	}
}

func TestMisread(t *testing.T) {
	t.Parallel()
	for in, want := range map[[2]string]bool{
		{"伙锅", "火锅"}: true, {"火窝", "火锅"}: true, {"烧拷", "烧烤"}: true, {"地贴站", "地铁站"}: true, {"奶荼", "奶茶"}: true, {"咖非", "咖啡"}: true,
		{"餐听", "餐厅"}: true, {"面管", "面馆"}: true, {"公交占", "公交站"}: true, {"骚烤", "烧烤"}: true, {"来茶", "奶茶"}: true,
		{"火锅", "火锅"}: false, {"参观", "餐馆"}: false, {"火车", "火锅"}: false, {"锅", "锅"}: false, {"", ""}: false, {"abc", "火"}: false,
	} {
		if got := Misread(in[0], in[1]); got != want {
			t.Errorf("Misread(%q, %q) = %v, want %v", in[0], in[1], got, want)
		}
	}
}
