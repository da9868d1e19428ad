package seed_test

import "testing"

func TestTheKindOfAPlace(t *testing.T) {
	t.Parallel()
	const header = "name,lat,lng,category,kind,lines\n"
	tests := map[string]struct{ row, kind, kinds string }{
		"its column":                             {"甲,31.2,121.4,restaurant,火锅店,", "火锅店", "hotpot"},
		"its column, in words that nobody knows": {"甲,31.2,121.4,restaurant,独家秘制,", "独家秘制", ""},
		"the category's words beside those":      {"甲,31.2,121.4,餐饮服务;中餐厅;火锅店,独家秘制,", "独家秘制;火锅店", "hotpot"},
		"several types in one cell":              {"甲,31.2,121.4,餐饮服务;咖啡厅;咖啡厅|餐饮服务;糕饼店;糕饼店,,", "咖啡厅;糕饼店", "cafe;bakery"},
		"a category that says no more":           {"甲,31.2,121.4,restaurant,,", "", ""},
		"lines say more than the name":           {"人民广场地铁站,31.2,121.4,transit,,49路;2号线", "metro;bus", "metro;bus"},
		"the name where lines do not say":        {"人民广场地铁站,31.2,121.4,transit,,2", "metro", "metro"},
		"a Latin name":                           {"Orchard MRT,31.2,121.4,transit,,", "metro", "metro"},
		"a word inside another":                  {"Metropol,31.2,121.4,transit,,", "", ""},
	}
	for name, test := range tests {
		p := one(t, header+test.row, plain())
		if p.Kind != test.kind || p.Kinds != test.kinds {
			t.Errorf("%s: %q, %q, want %q, %q", name, p.Kind, p.Kinds, test.kind, test.kinds)
		}
	}
}
