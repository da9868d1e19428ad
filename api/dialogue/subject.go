package dialogue

import (
	"strings"
	"sync"
	"unicode/utf8"

	"nearby/api/dialogue/prefilter"
	"nearby/kind"
	"nearby/words"
)

// eating and riding are the words for the categories that come with the program.
var (
	eating = whole(`餐厅|餐馆|饭店|饭馆儿?|馆子|食肆|食店|餐饮店?|吃(?:的|饭|东西|喝|什么的)?(?:的)?|东西吃|吃东西|食|嘢|食嘢|美食|好吃[的得]?|夜宵|宵夜|消夜|(?:一日)?三餐|饭|吃(?:点儿?|个|些)?(?:什么|啥)(?:好|呢|的)*|吃饱|管饱|正餐|午餐|午饭|晚餐|晚饭|中饭|中餐馆子|下馆子|干饭|用餐|就餐|(?:公司|朋友|家庭|同学|部门|团队|生日)?聚(?:餐|会|一聚)|(?:公司|部门|团队)?团建|约饭|请客(?:吃饭)?|吃点儿?(?:东西|好的|什么|啥)|恰饭|干饭人|吃席`,
		`(?:我|我们|好|有点|肚子|很|超|快|真|太)*(?:饿|肚饿)(?:了|啊|呀|死|死了|坏了|扁了|的)*`,
		`food|eats?|something to eat|somewhere to eat|anything to eat|(?:a )?places? to (?:eat|dine)|(?:(?:i ?a?m|we ?a?re|getting) )*(?:so |very |really |super |a bit |already )*(?:hungry|starving|starved|famished)|(?:(?:i|we) )?(?:want|wanna|need|would like|d like)(?: to)? (?:eat|food)|dinner|lunch|supper|meals?|restaurants?|dining|diners?|eatery|eateries|cuisine|bite(?: to eat)?`)
	riding = whole(`公交地铁|地铁公交|公交和地铁|地铁和公交|交通|公共交通|公交系统|(?:公交|地铁|公交车|轨道交通)?站?(?:都)?(?:有)?(?:哪些|什么|几条|多少条|啥)(?:公交|地铁|公交车|轨道交通)?(?:线路|路线|线|车)|(?:几|多少)条(?:地铁|公交)|(?:几|哪几|哪些|多少)路(?:公交车?|车)?|地铁(?:是|有)?(?:几|哪几?)号线|车站|站|站台|坐车|乘车|站点|大众运输|大众交通`,
		`(?:public )?(?:transit|transport(?:ation)?)|stops?|stations?|bus(?:es)? and (?:metro|subway)|metro and bus`)
	kindTail = prefilter.MustCompile(`(?:专门店|大排档|排档|连锁店|餐厅|饭店|餐馆|饭馆|小馆|馆子|店铺|店|馆|铺子|铺|屋|吧|摊|站点|站台|料理|菜|嘢|类|之类的?|东西| (?:restaurants?|places?|shops?|stations?|stops?|joints?|stores?|house|food|cuisine|bars?|spots?|stalls?|s))$`)
	// servedAt ends what is eaten at such a place: 吃素的餐厅.
	servedAt = prefilter.MustCompile(`的(?:餐厅|饭店|餐馆|饭馆|馆子|店|地方)$`)
	// measureWithin stands between a verb and what it is about: 洗个澡, 看场电影.
	measureWithin = prefilter.MustCompile(`^(\p{Han}{1,2}?)一?[个点杯顿次场下份双瓶件包本束张碗](\p{Han}+)$`)
	either        = prefilter.MustCompile(`或者|还是|或| or `)
)

// subject is what is looked for, if it is a category or a kind.
type subject struct {
	category string
	kind     kind.Kind
	said     string // the word for the kind
}

// subjectOf reads a word that stands for a category or a kind. What an operator calls
// a category is the category; else a kind says more than its category.
func (g grammar) subjectOf(word string) (subject, bool) {
	if word == "" {
		return subject{}, false
	}
	for _, variant := range []string{word, kindTail.ReplaceAllString(word, ""), strings.TrimSuffix(word, "店"), measureWithin.ReplaceAllString(word, "$1$2"), strings.TrimSuffix(word, "s"), strings.TrimSuffix(word, "es")} {
		if variant == "" || variant != word && utf8.RuneCountInString(variant) < 2 {
			continue
		}
		category, isCategory := g.categoryOf(variant)
		if kinds := kind.Said(variant); len(kinds) > 0 {
			if own := kinds[0].Category(); !isCategory || category == own || own != "" {
				return subject{own, kinds[0], word}, true
			}
		}
		if isCategory {
			return subject{category: category}, true
		}
		if s, ok := g.builtIn(variant); ok {
			return s, true
		}
	}
	if food, ok := strings.CutSuffix(word, servedAt.FindString(word)); ok && food != word {
		if kinds := kind.Said(food); len(kinds) > 0 && kinds[0].Category() == restaurant {
			return subject{restaurant, kinds[0], food}, true
		}
		if s, ok := g.builtIn(food); ok && s.category == restaurant {
			return s, true
		}
	}
	return subject{}, false
}

func (g grammar) isSubject(word string) bool {
	_, ok := g.subjectOf(word)
	return ok
}

// builtIn reads the words for restaurants and transit, as long as there are any.
func (g grammar) builtIn(word string) (subject, bool) {
	category := ""
	switch {
	case eating.MatchString(word):
		category = restaurant
	case riding.MatchString(word):
		category = transit
	}
	return subject{category: category}, g.has[category]
}

// maxWord is how many runes of a wish are looked for.
const maxWord = 30

// bySound reads pinyin of a kind or a category: huoguo, ditiezhan.
func (g grammar) bySound(word string) (subject, bool) {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz ") != "" || len(words.SplitPinyin(word)) == 0 {
		return subject{}, false
	}
	word = pinyinTail.ReplaceAllString(pinyinHead.ReplaceAllString(word, ""), "")
	for _, known := range spoken() {
		if words.FitSound(word, known) == words.Whole {
			return g.subjectOf(known)
		}
	}
	for known, category := range g.categories {
		if isSpoken(known) && words.FitSound(word, known) == words.Whole {
			return subject{category: category}, true
		}
	}
	return subject{}, false
}

// pinyinHead and pinyinTail are what stands around a wish in pinyin.
var (
	pinyinHead = prefilter.MustCompile(`^(?:(?:qing ?wen|wo ?men|wo|xiang ?yao|xiang ?chi|xiang|yao|chi|he|qu|zhao|na ?li ?you|na ?li|nar|you ?mei ?you|you ?shen ?me|shen ?me|mei ?you|you|(?:fu|zui) ?jin ?de|fu ?jin|zui ?jin|de) )+`)
	pinyinTail = prefilter.MustCompile(`(?: (?:zai ?na ?r?|zai ?na ?li|na ?li you|you ?ma|ma|de|fu ?jin|dian))+$`)
)

// spoken are the Chinese words for kinds, and for what is eaten.
var spoken = sync.OnceValue(func() []string {
	all := []string{"美食", "好吃", "吃的", "餐厅", "饭店", "吃饭", "餐馆", "夜宵", "车站"}
	for k := range kind.All() {
		for _, word := range k.Words() {
			if isSpoken(word) {
				all = append(all, word)
			}
		}
	}
	return all
})

// isSpoken tells a Chinese word of two characters or more: one alone sounds like too
// many others.
func isSpoken(word string) bool {
	return word[0] >= 0x80 && utf8.RuneCountInString(word) > 1
}
