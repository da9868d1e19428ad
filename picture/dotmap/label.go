package dotmap

import (
	"math"
	"strconv"
)

// roundUp is the smallest of 1, 2 and 5 times a power of ten that is not less than x.
func roundUp(x float64) float64 {
	power := math.Floor(math.Log10(x))
	for ; ; power++ {
		for _, m := range [...]float64{1, 2, 5} {
			if round := m * math.Pow(10, power); round >= x*(1-1e-9) {
				return round
			}
		}
	}
}

// degrees labels a line of the grid with as many decimals as its step has.
func degrees(value, step float64, positive, negative string) string {
	side := positive
	if value < -step/2 {
		value, side = -value, negative
	}
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	return strconv.FormatFloat(math.Abs(value), 'f', decimals, 64) + "°" + side
}

// grouped is a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
