package geo

import "math"

// FromWebMercator gives the degrees of a point in metres of Web Mercator (EPSG:3857),
// on the datum that the metres are on.
func FromWebMercator(x, y float64) (lat, lng float64) {
	const radius = 6378137
	const degree = math.Pi / 180
	return math.Atan(math.Sinh(y/radius)) / degree, x / radius / degree
}

// FromBaiduMetres gives the degrees on BD-09 of a point in the metres that Baidu's older
// interfaces answer with (bd09mc). They resemble Web Mercator's: eastwards they are the
// same, northwards up to 25 km less in China.
func FromBaiduMetres(x, y float64) (lat, lng float64) {
	b := baiduBands[len(baiduBands)-1]
	for _, band := range baiduBands {
		if math.Abs(y) >= band.from {
			b = band
			break
		}
	}
	lng = b.lng[0] + b.lng[1]*math.Abs(x)
	north := math.Abs(y) / b.north
	for i := len(b.lat) - 1; i >= 0; i-- {
		lat = lat*north + b.lat[i]
	}
	return math.Copysign(lat, y), math.Copysign(lng, x)
}

// baiduBand is a range of northings with the polynomials of its degrees.
type baiduBand struct {
	from  float64    // the least northing in it
	lng   [2]float64 // by the easting
	lat   [7]float64 // by the northing divided by north
	north float64
}

// baiduBands are the numbers of Baidu's JavaScript interface (MCBAND and MC2LL).
var baiduBands = []baiduBand{
	{12890594.86, [2]float64{1.410526172116255e-8, 8.98305509648872e-6}, [7]float64{
		-1.9939833816331, 200.9824383106796, -187.2403703815547, 91.6087516669843, -23.38765649603339,
		2.57121317296198, -0.03801003308653,
	}, 17337981.2},
	{8362377.87, [2]float64{-7.435856389565537e-9, 8.983055097726239e-6}, [7]float64{
		-0.78625201886289, 96.32687599759846, -1.85204757529826, -59.36935905485877, 47.40033549296737,
		-16.50741931063887, 2.28786674699375,
	}, 10260144.86},
	{5591021, [2]float64{-3.030883460898826e-8, 8.98305509983578e-6}, [7]float64{
		0.30071316287616, 59.74293618442277, 7.357984074871, -25.38371002664745, 13.45380521110908,
		-3.29883767235584, 0.32710905363475,
	}, 6856817.37},
	{3481989.83, [2]float64{-1.981981304930552e-8, 8.983055099779535e-6}, [7]float64{
		0.03278182852591, 40.31678527705744, 0.65659298677277, -4.44255534477492, 0.85341911805263,
		0.12923347998204, -0.04625736007561,
	}, 4482777.06},
	{1678043.12, [2]float64{3.09191371068437e-9, 8.983055096812155e-6}, [7]float64{
		0.00006995724062, 23.10934304144901, -0.00023663490511, -0.6321817810242, -0.00663494467273,
		0.03430082397953, -0.00466043876332,
	}, 2555164.4},
	{0, [2]float64{2.890871144776878e-9, 8.983055095805407e-6}, [7]float64{
		-3.068298e-8, 7.47137025468032, -0.00000353937994, -0.02145144861037, -0.00001234426596,
		0.00010322952773, -0.00000323890364,
	}, 826088.5},
}
