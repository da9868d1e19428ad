package dialogue

import (
	"math"
	"regexp"
)

const (
	perPerson = `(?:(?:人均|均价|平均|每人|每位|一个人|单人|价格|价位|消费|预算|单价)(?:消费|价格|大概|大约|在|是)*)`
	currency  = `(?:元|块钱|块|圆|蚊|人民币|rmb\b|yuan\b|cny\b|kuai\b|¥)`
	number    = `[¥$]? ?` + numeral
	atMost    = `(?:不超过|不要超过|别超过|不能超过|不高于|低于|小于|少于|不到|最多|至多|under|below|less than|cheaper than|no more than|not more than|at most|up to|max(?:imum)?(?: of)?|within)`
	atLeast   = `(?:高于|大于|多于|超过|不低于|至少|最少|over|above|more than|at least|min(?:imum)?(?: of)?)`
	upTo      = `(?:以下|以内|之内|之下|内|封顶|以里|or less|max|or under|or below)`
	orMore    = `(?:以上|之上|往上|起|or more|and up|or above)`
	eachEN    = `(?: ?(?:per person|each|a head|per head|pp)\b)?`
)

// How prices are said, the plainest first.
var (
	priceRange = pattern(perPerson+number+` ?`+currency+`?(?:-|到|至)`+number+` ?`+currency+`?(?:之间|左右|的)*`,
		``+number+` ?`+currency+`?(?:-|到|至)`+number+` ?`+currency+`(?:之间|左右|的)*`,
		`between `+number+` and `+number+` ?`+currency+`?`+eachEN)
	priceMost = pattern(perPerson+`? ?`+atMost+` ?`+number+` ?`+currency+`?`+eachEN+`(?:的)?`,
		``+perPerson+`? ?`+number+` ?`+currency+`? ?`+upTo+`(?:的)?`)
	priceLeast = pattern(perPerson+`? ?`+atLeast+` ?`+number+` ?`+currency+`?`+eachEN+`(?:的)?`,
		`(?:`+perPerson+number+` ?`+currency+`?|`+number+` ?`+currency+`|(\d{2,4})) ?`+orMore+`(?:的)?`)
	priceAbout = pattern(perPerson+`(?:在)?`+number+` ?`+currency+`?(?:左右|上下|的)*`, ``+number+` ?`+currency+`(?:左右|上下|的)*`)
	budget     = regexp.MustCompile(`^预算`)
)

// cutPrice takes what it may cost out of a sentence.
func (s *sentence) cutPrice(w *Want) {
	before := s.rest
	switch {
	case s.cutAmounts(priceRange, &w.PriceMin, &w.PriceMax):
	case s.cutAmounts(priceMost, &w.PriceMax):
	case s.cutAmounts(priceLeast, &w.PriceMin):
	case s.cutAmounts(priceAbout, &w.PriceMax):
		if !budget.MatchString(before) {
			// 100 左右: a fifth more or less.
			w.PriceMin, w.PriceMax = math.Round(0.8*w.PriceMax), math.Round(1.2*w.PriceMax)
		}
	}
	if w.PriceMax > 0 && w.PriceMin > w.PriceMax {
		w.PriceMin, w.PriceMax = w.PriceMax, w.PriceMin
	}
}

// cutAmounts takes a match with as many amounts out of the sentence.
func (s *sentence) cutAmounts(p *regexp.Regexp, into ...*float64) bool {
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
