package words

import "testing"

// sink keeps results alive.
var sink any

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{
		"folded": "附近有什么好吃的", "signs": "“火锅，谢谢”😋", "traditional": "附近有什麼好吃的餐廳", "english": "Where is the closest metro station?",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var s string
			for b.Loop() {
				s = Fold(text)
			}
			sink = s
		})
	}
}

func BenchmarkFoldName(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sink = FoldName("肯德基(人民广场店)")
	}
}

func BenchmarkParseLine(b *testing.B) {
	for _, text := range []string{"49路", "地铁2号线", "bus 49", "崇明南新专线区间"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			var l Line
			for b.Loop() {
				l = ParseLine(text)
			}
			sink = l
		})
	}
}

func BenchmarkCutLine(b *testing.B) {
	for _, text := range []string{"坐49路公交站在哪", "附近有什么好吃的餐厅"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				CutLine(text)
			}
		})
	}
}

func BenchmarkNumber(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Number("四十九")
	}
}

func BenchmarkCutOrdinal(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CutOrdinal("第二个的电话")
	}
}

func BenchmarkScriptOf(b *testing.B) {
	for _, text := range []string{"附近有什么好吃的餐厅", "where is the closest metro station"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ScriptOf(text)
			}
		})
	}
}

func BenchmarkFitSound(b *testing.B) {
	for _, typed := range []string{"huoguo", "肯得基"} {
		b.Run(typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FitSound(typed, "老北京涮羊肉人民广场店")
			}
		})
	}
}

func BenchmarkSplitPinyin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SplitPinyin("laobeijinghuoguo")
	}
}

func BenchmarkDistance(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Distance("starbuks", "starbucks", 1)
	}
}

// BenchmarkTables is what the first text costs.
func BenchmarkTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readHan()
		readSounds()
	}
}
