package words_test

import (
	"fmt"

	"nearby/words"
)

func ExampleFold() {
	fmt.Println(words.Fold("附近有什麼好吃的餐廳？😋"))
	fmt.Println(words.Fold("I'm at ２nd  street!"))
	fmt.Println(words.FoldName("7-11（人民廣場店）"))
	// Output:
	// 附近有什么好吃的餐厅
	// im at 2nd street
	// 711人民广场店
}

func ExampleLine_Is() {
	listed := words.ParseLine("2号线")
	for _, typed := range []string{"2", "Line 2", "M2", "二號線", "2路", "崇明2号线"} {
		fmt.Println(typed, words.ParseLine(typed).Is(listed))
	}
	// Output:
	// 2 true
	// Line 2 true
	// M2 true
	// 二號線 true
	// 2路 false
	// 崇明2号线 false
}

func ExampleCutLine() {
	before, line, after, _ := words.CutLine("附近的四十九路公交站")
	fmt.Println(before, line.Key(), after)
	// Output: 附近的 49 站
}

func ExampleCutOrdinal() {
	n, rest, _ := words.CutOrdinal("第二个的电话")
	fmt.Println(n, rest)
	// Output: 2 的电话
}

func ExampleFitSound() {
	fmt.Println(words.FitSound("huoguo", "老北京火锅") == words.Inside)
	fmt.Println(words.FitSound("肯得基", "肯德基") == words.Whole)
	fmt.Println(words.FitInitials("xbk", "星巴克咖啡") == words.Beginning)
	// Output:
	// true
	// true
	// true
}

func ExampleSplitPinyin() {
	fmt.Println(words.SplitPinyin("xian"))
	fmt.Println(words.SplitPinyin("kfc"))
	// Output:
	// [[xian] [xi an]]
	// []
}
