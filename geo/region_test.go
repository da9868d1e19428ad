package geo_test

import (
	"math"
	"testing"

	"nearby/geo"
)

func TestMainlandEndsAtTheRealLine(t *testing.T) {
	t.Parallel()
	const inside, outside = true, false
	for name, c := range map[string]struct {
		lat, lng float64
		want     bool
	}{
		"Shenzhen, Luohu":               {22.54, 114.13, inside},
		"Shenzhen, Luohu Port":          {22.5325, 114.1135, inside},
		"Shenzhen, Liantang":            {22.5640, 114.1720, inside},
		"Shenzhen, Futian Civic Centre": {22.5431, 114.0579, inside},
		"Shenzhen, Futian Port":         {22.5195, 114.0680, inside},
		"Shenzhen, Huanggang Port":      {22.5240, 114.0730, inside},
		"Shenzhen, Shekou":              {22.4855, 113.9145, inside},
		"Shenzhen, Bay Park":            {22.5190, 113.9750, inside},
		"Shenzhen, Shatoujiao":          {22.5570, 114.2345, inside},
		"Shenzhen, Yantian":             {22.5750, 114.2750, inside},
		"Shenzhen, Nan'ao on Dapeng":    {22.5350, 114.4850, inside},
		"Hong Kong, Central":            {22.2819, 114.1581, outside},
		"Hong Kong, Kowloon":            {22.2988, 114.1722, outside},
		"Hong Kong, Sheung Shui":        {22.5012, 114.1280, outside},
		"Hong Kong, Lo Wu station":      {22.5283, 114.1131, outside},
		"Hong Kong, Lok Ma Chau":        {22.5147, 114.0656, outside},
		"Hong Kong, Man Kam To":         {22.5369, 114.1286, outside},
		"Hong Kong, Sha Tau Kok":        {22.5450, 114.2230, outside},
		"Hong Kong, Tin Shui Wai":       {22.4600, 114.0020, outside},
		"Hong Kong, the airport":        {22.3080, 113.9185, outside},
		"Hong Kong, Lantau, Fan Lau":    {22.1980, 113.8530, outside},
		"Hong Kong, Tung Ping Chau":     {22.5430, 114.4350, outside},
		"Hong Kong, Po Toi":             {22.1650, 114.2500, outside},

		"Zhuhai, Gongbei":            {22.2220, 113.5480, inside},
		"Zhuhai, Gongbei Port":       {22.2175, 113.5495, inside},
		"Zhuhai, Wanzai":             {22.1985, 113.5255, inside},
		"Zhuhai, Hengqin":            {22.1010, 113.5360, inside},
		"Zhuhai, Guishan Island":     {22.1370, 113.8250, inside},
		"Zhuhai, Wailingding Island": {22.1100, 114.0300, inside},
		"Macau, Portas do Cerco":     {22.2150, 113.5492, outside},
		"Macau, the peninsula":       {22.1975, 113.5409, outside},
		"Macau, the Inner Harbour":   {22.1930, 113.5370, outside},
		"Macau, Taipa":               {22.1570, 113.5580, outside},
		"Macau, Coloane":             {22.1170, 113.5530, outside},
		"Macau, the airport":         {22.1496, 113.5920, outside},

		"Xiamen":                  {24.4500, 118.0800, inside},
		"Xiamen, the east shore":  {24.4400, 118.1750, inside},
		"Xiamen, Dadeng":          {24.5580, 118.3300, inside},
		"Fuzhou, Huangqi":         {26.3300, 119.8700, inside},
		"Pingtan":                 {25.5000, 119.7900, inside},
		"Kinmen, Jincheng":        {24.4340, 118.3170, outside},
		"Kinmen, Lieyu":           {24.4300, 118.2400, outside},
		"Matsu, Nangan":           {26.1500, 119.9300, outside},
		"Matsu, Dongyin":          {26.3670, 120.4900, outside},
		"Penghu":                  {23.5650, 119.5660, outside},
		"Taipei":                  {25.0400, 121.5600, outside},
		"Kaohsiung":               {22.6200, 120.3000, outside},
		"Sanya":                   {18.2500, 109.5100, inside},
		"Sansha, Yongxing Island": {16.8340, 112.3340, inside},

		"Dandong":                {40.1200, 124.3850, inside},
		"Sinuiju, over the Yalu": {40.1000, 124.3980, outside},
		"Hunchun":                {42.8630, 130.3660, inside},
		"Vladivostok":            {43.1150, 131.8860, outside},
		"Heihe":                  {50.2450, 127.4900, inside},
		"Blagoveshchensk":        {50.2796, 127.5405, outside},
		"Mohe":                   {53.4800, 122.3400, inside},
		"Manzhouli":              {49.5970, 117.4300, inside},
		"Erenhot":                {43.6500, 111.9800, inside},
		"Zamyn-Uud":              {43.7200, 111.9000, outside},
		"Ulaanbaatar":            {47.9200, 106.9200, outside},
		"Khorgos":                {44.2100, 80.4100, inside},
		"Kashgar":                {39.4700, 75.9900, inside},
		"Lhasa":                  {29.6500, 91.1000, inside},
		"Yadong":                 {27.4940, 88.9530, inside},
		"Kathmandu":              {27.7000, 85.3200, outside},
		"Ruili":                  {24.0100, 97.8500, inside},
		"Muse, over the fence":   {23.9900, 97.9000, outside},
		"Mengla":                 {21.4686, 101.5507, inside},
		"Hekou":                  {22.5385, 104.0111, inside},
		"Lao Cai":                {22.4850, 103.9700, outside},
		"Pingxiang in Guangxi":   {22.1000, 106.7500, inside},
		"Mong Cai":               {21.5247, 107.9662, outside},
		"Hanoi":                  {21.0300, 105.8500, outside},

		"Beijing":   {39.9042, 116.4074, inside},
		"Seoul":     {37.5660, 126.9780, outside},
		"Fukuoka":   {33.5900, 130.4000, outside},
		"Singapore": {1.3000, 103.8500, outside},
		"nowhere":   {math.NaN(), 114, outside},
		"far away":  {30, math.Inf(1), outside},
	} {
		if got := geo.Mainland.Shifts(geo.WGS84{Lat: c.lat, Lng: c.lng}); got != c.want {
			t.Errorf("%s (%v, %v): inside = %v, want %v", name, c.lat, c.lng, got, c.want)
		}
	}
}

func TestRegionNamesAreReadBack(t *testing.T) {
	t.Parallel()
	for _, r := range []geo.Region{geo.Mainland, geo.Rectangle, geo.Nowhere} {
		if got, err := geo.ParseRegion(r.String()); got != r || err != nil {
			t.Errorf("ParseRegion(%q) = %v, %v", r, got, err)
		}
	}
	if got, err := geo.ParseRegion("NONE"); got != geo.Nowhere || err != nil {
		t.Errorf("case matters: got %v, %v", got, err)
	}
	for _, s := range []string{"", "china", "Region(7)"} {
		if got, err := geo.ParseRegion(s); err == nil {
			t.Errorf("ParseRegion(%q) = %v, want an error", s, got)
		}
	}
	if geo.Region(7).Shifts(geo.WGS84{Lat: 31, Lng: 121}) || geo.Region(7).String() != "Region(7)" {
		t.Error("an unknown region must shift nothing and say what it is")
	}
	if zero := geo.Region(0); zero != geo.Mainland {
		t.Error("the default must be the mainland")
	}
}
