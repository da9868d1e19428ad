package geo_test

import (
	"fmt"

	"nearby/geo"
)

// A location message from WeChat is on GCJ-02; everything stored is on WGS-84.
func ExampleGCJ02_WGS84() {
	sent := geo.GCJ02{Lat: 31.232794, Lng: 121.475152}
	at := sent.WGS84(geo.Mainland)
	fmt.Printf("%.6f %.6f\n", at.Lat, at.Lng)
	// Output: 31.234726 121.470619
}

// Files and flags name their datum in words.
func ExampleDatum_WGS84() {
	datum, err := geo.ParseDatum("BD-09")
	if err != nil {
		fmt.Println(err)
		return
	}
	at := datum.WGS84(39.915, 116.404, geo.Mainland)
	fmt.Printf("%v: %.5f %.5f\n", datum, at.Lat, at.Lng)
	// Output: bd09: 39.90726 116.39139
}

func ExampleMetres_Readable() {
	for _, distance := range []geo.Metres{83, 996, 1234, 12_300} {
		amount, kilometres := distance.Readable()
		unit := "米"
		if kilometres {
			unit = "公里"
		}
		fmt.Println(amount, unit, "约", distance.WalkingMinutes(), "分钟")
	}
	// Output:
	// 80 米 约 2 分钟
	// 1.0 公里 约 13 分钟
	// 1.2 公里 约 16 分钟
	// 12 公里 约 154 分钟
}

func ExampleWGS84_Bearing() {
	square := geo.WGS84{Lat: 31.234726, Lng: 121.470618}
	bund := geo.WGS84{Lat: 31.2400, Lng: 121.4900}
	wind := square.Bearing(bund).Wind()
	fmt.Println(wind, wind.Arrow())
	// Output: E →
}
