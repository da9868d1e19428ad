package bench

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Zipf draws ranks from 0: the share of the k-th is proportional to 1/k^s. With s = 0
// all are equal. (That of math/rand wants s above 1, and people's places are below.)
type Zipf struct {
	cumulative []float64 // rising to the sum of all
}

// NewZipf is a distribution over n ranks; n is at least 1 and s not below 0.
func NewZipf(n int, s float64) Zipf {
	z := Zipf{make([]float64, n)}
	sum := 0.0
	for k := range n {
		sum += math.Pow(float64(k+1), -s)
		z.cumulative[k] = sum
	}
	return z
}

// Rank draws one, below n.
func (z Zipf) Rank(random *rand.Rand) int {
	last := len(z.cumulative) - 1
	rank, _ := slices.BinarySearch(z.cumulative, random.Float64()*z.cumulative[last])
	return min(rank, last)
}
