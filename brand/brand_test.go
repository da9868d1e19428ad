package brand_test

import (
	"slices"
	"testing"

	"nearby/brand"
)

func TestNamesOfAChainInEveryScript(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"starbucks": "星巴克", "Starbucks Coffee": "星巴克", "星巴克咖啡": "星巴克", "xingbake": "星巴克", "xing ba ke": "星巴克",
		"KFC": "肯德基", "kendeji": "肯德基", "肯德基": "KFC", "mcdonald's": "麦当劳", "麥當勞": "McDonald", "漢堡王": "Burger King",
		"familymart": "全家", "全家便利店": "FamilyMart", "luckin coffee": "瑞幸", "喜茶": "HEYTEA", "海底捞": "Haidilao", "hai di lao": "海底捞",
		"subway": "赛百味", "赛百味": "Subway", "7-11": "7-Eleven", "罗森": "Lawson", "tim hortons": "Tims", "德克士": "Dicos", "KFC餐厅": "肯德基",
	} {
		if got := brand.Names(typed); !slices.Contains(got, want) {
			t.Errorf("Names(%q) = %q, want %q among them", typed, got, want)
		}
	}
	for _, typed := range []string{"", "火锅", "hotpot", "大壶春", "star", "人民广场"} {
		if got := brand.Names(typed); got != nil {
			t.Errorf("Names(%q) = %q, want none", typed, got)
		}
	}
}

func TestCalled(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"kendeji": "肯德基", "肯德鸡": "肯德基", "KFC": "KFC", "starbucks coffee": "Starbucks", "starbucks": "starbucks", "火锅": "火锅", "": "",
	} {
		if got := brand.Called(word); got != want {
			t.Errorf("Called(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestMisspeltChains(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"starbuks": "Starbucks", "strabucks": "Starbucks", "mcdonlads": "McDonald's", "burgerkng": "Burger King", "星八克": "星巴克", "肯得基": "肯德基",
		"starbucks": "", "kfd": "", "火锅": "", "": "", "restaurant": "", "全部": "",
	} {
		if got, _ := brand.Misspelt(typed); got != want {
			t.Errorf("Misspelt(%q) = %q, want %q", typed, got, want)
		}
	}
}
