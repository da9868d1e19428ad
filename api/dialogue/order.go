package dialogue

import "nearby/api/dialogue/prefilter"

// maxRating is the best of all ratings; more is no rating.
const maxRating = 5

var (
	ratingLeast = pattern(
		`(?:评分|评价|星级|口碑|打分)(?:在|大于|高于|不低于|超过|至少|有)*`+numeral+`(?:分|颗星|星)?(?:以上|及以上|起|往上|的)*`,
		``+numeral+`(?:分|颗星|星级|星)(?:以上|及以上|起|往上)(?:的)?`,
		`(?:(?:with )?(?:a )?rat(?:ed|ing|ings)(?: is| of)? ?(?:above|over|at least|more than|higher than|from|>)? ?)`+numeral+`(?: ?stars?)?(?: and (?:up|above|higher|over)| or (?:more|higher|better|above|up))?`,
		`with (?:an? )?`+numeral+`(?: stars?)? ratings?`,
		`(?:(?:at least|above|over|more than) )?`+numeral+`(?: |-)?stars?\b(?: and (?:up|above|higher|over)| or (?:more|better|above|higher|up)| plus)?`)

	byDistance = pattern(`(?:离(?:我|这里?|这儿|我这里)?(?:比较|很|更|最)?近(?:一?点儿?|些)?(?:的)?)`, `最近(?:的)?(?:一[家个间])?`, `(?:不要|别|不能|不想)(?:走)?(?:太|那么|很)远(?:的)?`, `离(?:我|这里?|这儿)不(?:太|是?很|要太)?远(?:的)?`, `最靠近(?:的)?`, `就近(?:的)?`, `近(?:一?点儿?|些)(?:的)?`, `(?:^|[ |])近的`,
		`(?:按照?|以|根据)?距离(?:我)?(?:最近|近|优先|排序|排列|排|由近到远|从近到远|近的|的)*`, `[由从]近[到及]远(?:排序)?`,
		`(?:the )?(?:nearest|closest)(?: to me| to here)?`, `(?:sort|order|rank)(?:ed)? by (?:distance|nearest)`, `by distance`)
	byRating = pattern(`(?:按照?|以|根据)?(?:评分|评价|口碑|好评|评级|星级|人气|点评|分数|得分)(?:最|比较|很|更)?(?:高|好|不错|优先|排序|排列|排|从高到低|由高到低|最多|多|旺)*(?:一?点儿?|些)?(?:的)?`,
		`高分(?:的)?`, `[五5]星(?:级)?好评(?:的)?`, `(?:最)?(?:受欢迎|热门|有名|出名|网红)(?:的)?`, `最[好棒火赞](?:的)?`, `(?:比较|质量)?(?:好一?点儿?|不错)的`,
		`(?:the |any |with |has |have )*\b(?:top|best|highest|high|well|good|great|better)[ -]?(?:rated|ratings?|review(?:s|ed)?|scores?)\b`, `\b(?:the )?best\b(?: rated)?`, `(?:most )?\bpopular\b`, `\bgood\b`, `\b(?:better|nicer)\b(?: (?:rated|reviewed))?`, `\bhigher[ -]rated\b`, `\b(?:the )?(?:top|best) (?:\d{1,2}|three|five|ten)\b`, `(?:sort|order|rank)(?:ed)? by (?:rating|ratings|score|stars)`, `by rating`, `highly rated`)
	byPrice = pattern(`(?:最|又|比较|更)?(?:便宜|实惠|平价|划算|经济实惠|低价|不贵|性价比高?|省钱|平靓正)(?:又好吃|又近|又实惠|又好|实惠)?(?:一?点儿?|些)?(?:的)?`,
		`(?:不要|别|不用|不)(?:太|那么|很)贵(?:的)?`, `^(?:这些?|那|都|也|感觉|还是)*(?:太|有点|好|真|这么|也太|略)贵(?:了|啊|呀|的|吧|啦|哦|点)*$`, `(?:太|有点|好|真|略)贵(?:了|啊|呀)+`, `(?:最)?平(?:一?点儿?|价)(?:的)?`, `平的`, `(?:按照?|以|根据)?(?:价格|价钱|人均|价位)(?:最低|从低到高|由低到高|低到高|低|优先|排序|排列|排|从便宜到贵)*(?:一?点儿?|些)?(?:的)?`,
		`\b(?:the )?(?:cheap(?:er|est)?|inexpensive|less (?:expensive|pricey)|reasonabl[ey](?: priced)?|good value|value for money|affordable|budget|low[ -](?:cost|price|priced))\b`, `(?:sort|order|rank)(?:ed)? by price`, `by price`, `lowest price`, `(?:\b(?:it is|its|this is|thats|that is|all) )?too (?:expensive|pricey)\b`, `(?:not|nothing) (?:too |so |that |very )?(?:expensive|pricey)`)
	dearest = pattern(`(?:最|更|比较)(?:贵|高[档级端]|豪华)(?:一?点儿?|些)?(?:的)?`, `(?:贵|高[档级端]|豪华)(?:一?点儿?|些)(?:的)?`, `(?:按照?|以|根据)?(?:价格|价钱|人均|价位)(?:最高|从高到低|由高到低|从贵到便宜|高)(?:的)?`,
		`\b(?:the )?(?:most |more |very )?expensive\b`, `\b(?:pricier|(?:more )?fancy|fancier|high[ -]end|upmarket|more upscale)\b`, `highest price`)
	delicious = pattern(`又?(最|很|超)?好[吃食喝](?:又便宜|又实惠|又不贵)?(?:一?点儿?)?(?:的)?`, `\b(?:tasty|tastier|delicious|yumm(?:y|ier))\b`)
	// notOrder are names that look like an order.
	notOrder = pattern(`便宜坊|和平|太平|平安`)
)

// cutAll takes every match out, and tells whether there was one: 太贵了有没有便宜的.
func (s *sentence) cutAll(p *prefilter.Regexp) (found bool) {
	for s.cut(p) != nil {
		found = true
	}
	return found
}

// cutRating takes how good it has to be out of a sentence.
func (s *sentence) cutRating(w *Want) {
	before := s.rest
	if !s.cutAmounts(ratingLeast, &w.RatingMin) {
		return
	}
	if w.RatingMin > maxRating {
		s.rest, w.RatingMin = before, 0
	}
}

// cutOrder takes out what is to come first. What is cheap and near is sorted by price,
// what is good and near by rating: near comes first anyway.
func (s *sentence) cutOrder(w *Want) {
	if notOrder.MatchString(s.rest) {
		return
	}
	near, good, cheap, dear := s.cutAll(byDistance), s.cutAll(byRating), s.cutAll(byPrice), s.cutAll(dearest)
	switch {
	case cheap:
		w.Order = ByPrice
	case dear:
		w.Order = Dearest
	case good:
		w.Order = ByRating
	case near:
		w.Order = ByDistance
	}
}
