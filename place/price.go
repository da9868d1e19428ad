package place

import (
	"strconv"
	"strings"
)

// Cost is what a meal costs a person there, in the currency of the place: the middle
// of a range. It is not known where the price has no number, such as $$.
func (p Place) Cost() (cost float64, known bool) {
	var amounts []float64
	rest := strings.ReplaceAll(p.Price, ",", "") // 1,200
	for len(amounts) < 2 {
		start := strings.IndexAny(rest, "0123456789")
		if start < 0 {
			break
		}
		rest = rest[start:]
		end := len(rest) - len(strings.TrimLeft(rest, "0123456789."))
		if amount, err := strconv.ParseFloat(strings.TrimRight(rest[:end], "."), 64); err == nil {
			amounts = append(amounts, amount)
		}
		rest = rest[end:]
	}
	switch len(amounts) {
	case 0:
		return 0, false
	case 1:
		return amounts[0], true
	}
	return (amounts[0] + amounts[1]) / 2, true
}

// Stars is the rating on a scale to 5, 0 where there is none. What is above 5 is
// out of ten.
func (p Place) Stars() float64 {
	if p.Rating > 5 {
		return p.Rating / 2
	}
	return p.Rating
}
