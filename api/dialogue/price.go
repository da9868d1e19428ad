package dialogue

import (
	"math"
	"strings"

	"nearby/api/dialogue/prefilter"
)

const (
	perPerson = `(?:(?:人均|均价|平均|每人|每位|一个人|单人|价格|价位|消费|预算|单价|\b(?:average|avg|(?:my |our )?budget|price)\b)(?:消费|价格|大概|大约|在|是| is| of|about|around|under| )*)`
	currency  = `(?:元|块钱|块|圆|蚊|人民币|rmb\b|yuan\b|cny\b|kuai\b|¥)`
	number    = `[¥$]? ?` + numeral
	atMost    = `(?:(?:平|便宜|少)过|不超过|不要超过|别超过|不能超过|不高于|低于|小于|少于|不到|最多|至多|under|below|less than|cheaper than|no more than|not more than|at most|up to|max(?:imum)?(?: of)?|within|(?:nothing|not|no) (?:over|above))`
	atLeast   = `(?:高于|大于|多于|超过|不低于|至少|最少|over|above|more than|at least|min(?:imum)?(?: of)?)`
	upTo      = `(?:以下|以内|之内|之下|内|封顶|以里|楼下|or less|max|or under|or below)`
	orMore    = `(?:以上|之上|往上|起|or more|and up|or above)`
	everyEN   = `(?: ?(?:per (?:person|head|pax)|each|a (?:head|person)|pp)\b)`
	eachEN    = everyEN + `?`
)

// How prices are said, the plainest first.
var (
	priceRange = pattern(perPerson+number+` ?`+currency+`?(?:-|到|至)`+number+` ?`+currency+`?(?:之间|左右|的)*`,
		``+number+` ?`+currency+`?(?:-|到|至| to )`+number+` ?`+currency+eachEN+`(?:之间|左右|的)*`, number+`(?:-| to )`+number+everyEN,
		numeral+`(?:-|到|至)`+numeral+`之间(?:的)?`,
		`between `+number+` and `+number+` ?`+currency+`?`+eachEN)
	priceMost = pattern(perPerson+`? ?`+atMost+` ?`+number+` ?`+currency+`?`+eachEN+`(?:的)?`,
		``+perPerson+`? ?`+number+` ?`+currency+`? ?`+upTo+`(?:的)?`)
	priceLeast = pattern(perPerson+`? ?`+atLeast+` ?`+number+` ?`+currency+`?`+eachEN+`(?:的)?`,
		`(?:`+perPerson+number+` ?`+currency+`?|`+number+` ?`+currency+`|(\d{2,4}|[一二两三四五六七八九]?[十百千][一二三四五六七八九十]*)) ?`+orMore+`(?:的)?`)
	priceAbout = pattern(perPerson+`(?:在)?`+number+` ?`+currency+`?`+eachEN+`(?:左右|上下|的)*`, number+` ?`+currency+`?`+everyEN, ``+number+` ?`+currency+`(?:左右|上下|的)*`)
	budget     = prefilter.MustCompile(`^预算|\bbudget\b`)
	// roughPrice are two digits beside each other: 三四十块.
	roughPrice = pattern(perPerson+`?(?:在)?([一二两三四五六七八九])([二三四五六七八九])([十百千])(?:来|多)?(?: ?`+currency+`|左右|上下)(?:左右|上下|的)*`, perPerson+`(?:在)?([一二两三四五六七八九])([二三四五六七八九])([十百千])(?:来|多)?(?:左右|上下|的)*`)
	// somewhatMore is a round number and some more: 一百多块.
	somewhatMore = pattern(perPerson + `?(?:在)?` + numeral + `(?:多|出头|几)(?: ?` + currency + `)?(?:左右|上下|的)*`)
	// aHundred is written without a digit.
	aHundred = prefilter.MustCompile(`(^|[^\d一二三四五六七八九两几])(百)(?:把|来)?(元|块)`)
	// plainRange, plainRough and plainAbout are prices of which nothing but the numbers are said: they
	// have to be all there is.
	plainRange = whole(`¥?` + numeral + ` ?(?:-|到|至|~| to ) ?¥?` + numeral + `(?:之间|左右|的)*`)
	plainRough = whole(`([一二三四五六七八])([二三四五六七八九])([十百千])(?:来|多)?(?:块|元|的|左右|上下)*`)
	plainAbout = whole(`(?:大概|大约|差不多|around |about )?¥?`+numeral+` ?(?:左右|上下|的)+`, `(?:around|about|roughly) ¥?`+numeral)
)

// plainPrice is the least of numbers that are taken for a price alone, and maxPlainPrice
// is beyond the most: 1-2 is none.
const plainPrice, maxPlainPrice = 15, 5000

const (
	// aboutLess and aboutMore are 100 左右: a fifth more or less.
	aboutLess = 0.8
	aboutMore = 1.2
)

// cutPrice takes what it may cost out of a sentence.
func (s *sentence) cutPrice(w *Want) {
	s.rest = aHundred.ReplaceAllString(s.rest, "${1}一百$3")
	before := s.rest
	switch {
	case s.cutRoughPrice(w), s.cutPlainPrice(w):
	case s.cutAmounts(priceRange, &w.PriceMin, &w.PriceMax):
	case s.cutAmounts(priceMost, &w.PriceMax):
	case s.cutAmounts(priceLeast, &w.PriceMin):
	case s.cutAmounts(priceAbout, &w.PriceMax):
		if !budget.MatchString(before) {
			w.PriceMin, w.PriceMax = aroundPrice(w.PriceMax)
		}
	}
	if w.PriceMax > 0 && w.PriceMin > w.PriceMax {
		w.PriceMin, w.PriceMax = w.PriceMax, w.PriceMin
	}
}

func aroundPrice(price float64) (least, most float64) {
	return math.Round(aboutLess * price), math.Round(aboutMore * price)
}

// cutRoughPrice takes out 三四十块 and 一百多.
func (s *sentence) cutRoughPrice(w *Want) bool {
	before := s.rest
	if found := s.cut(roughPrice); found != nil {
		if found[1] == "" {
			found = found[3:]
		}
		least, ok := amount(found[1] + found[3])
		most, known := amount(found[2] + found[3])
		if ok && known && least < most {
			w.PriceMin, w.PriceMax = least, most
			return true
		}
		s.rest = before
	}
	if found := s.cut(somewhatMore); found != nil {
		n, ok := amount(found[1])
		unit := 1.0
		for n > 0 && math.Mod(n, 10*unit) == 0 {
			unit *= 10
		}
		if ok && unit >= 10 && n >= plainPrice {
			w.PriceMin, w.PriceMax = n, n+unit
			return true
		}
		s.rest = before
	}
	return false
}

// cutPlainPrice takes numbers out that are all that was said: 100-150, 七八十, around 100.
func (s *sentence) cutPlainPrice(w *Want) bool {
	whole := strings.Trim(s.rest, gap+" ")
	said := strip(whole, head, never)
	said = strings.TrimSuffix(strings.TrimSuffix(said, "吧"), "吗")
	for _, text := range []string{whole, said} {
		least, most := plainAmounts(text)
		if min(least, most) < plainPrice || max(least, most) >= maxPlainPrice {
			continue
		}
		w.PriceMin, w.PriceMax, s.rest = least, most, gap
		return true
	}
	return false
}

// plainAmounts are the least and the most of a price that is nothing but numbers.
func plainAmounts(text string) (least, most float64) {
	if found := plainRough.FindStringSubmatch(text); found != nil {
		least, _ = amount(found[1] + found[3])
		most, _ = amount(found[2] + found[3])
		return least, most
	}
	cut := sentence{rest: text}
	if cut.cutAmounts(plainRange, &least, &most) {
		return least, most
	}
	if cut.cutAmounts(plainAbout, &most) {
		return aroundPrice(most)
	}
	return 0, 0
}

// cutAmounts takes a match with as many amounts out of the sentence.
func (s *sentence) cutAmounts(p *prefilter.Regexp, into ...*float64) bool {
	before := s.rest
	var found []float64
	for i, group := range s.cut(p) {
		if n, ok := amount(group); i > 0 && ok && n > 0 {
			found = append(found, n)
		}
	}
	if len(found) != len(into) {
		s.rest = before
		return false
	}
	for i := range into {
		*into[i] = found[i]
	}
	return true
}
