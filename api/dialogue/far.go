package dialogue

import (
	"math"
	"strings"

	"nearby/geo"
)

// MaxRadius is the largest radius a person can ask for.
const MaxRadius geo.Metres = 50_000

// lengthUnits are what distances are given in.
const lengthUnits = `(公里|千米|米|公尺|里地|里路|英里|(?:km|kms|kilomet(?:er|re)s?|k|m|met(?:er|re)s?|miles?|mi)\b)`

// onFoot is how far people walk in a minute.
const onFoot geo.Metres = 80

var (
	distances = pattern(`(?:只(?:看|要)|(?:缩小|扩大|放宽|限制|控制|放大|改)(?:到|成|为|在)|方圆|半径|距离|离我|不超过|不要超过|within|under|less than|no more than|up to|max)* *` +
		numeral + ` ?` + lengthUnits +
		`(?:以内|之内|范围内?|内|左右|以下|的|距离| away| radius| or less| range)*`)
	minutes = pattern(
		`(?:只(?:看|要)|附近|周边|周围|步行|走路|走|行|within|under|less than|in|a)* *` + numeral +
			` ?-?(?:个)?(分钟?|刻钟|小时|(?:minutes?|mins?|hours?)\b)(?:之内|以内|内|左右)*(?:的)?(?:步行|走路|能走到|能到|可到|走得到|可以走到|路程|距离|walking distance|walking|walk|on foot|away|by foot|生活圈|圈|的| )*`,
	)
	afoot      = pattern(`附近|周边|周围|步行|走路|走|行|路程|walk|on foot|by foot`)
	walkable   = pattern(`(?:within )?walk(?:ing|able) distance|(?:步行|走路|走)(?:就)?(?:可达|能到|可到|可以到|得到|能到达|可到达|距离内?)(?:的)?|走得到(?:的)?|\bwalkable\b`)
	walkMinute = 10
	// beyonds are distances within which nothing is wanted.
	beyonds = pattern(`(?:远于|超过|大于|多于|至少|over|more than|beyond|further than|farther than) *`+numeral+` ?`+lengthUnits+`(?:以外|之外|外|的)*`,
		numeral+` ?`+lengthUnits+`(?:以外|之外|开外)(?:的)?`)
)

// cutRadius takes how far it may be out of a sentence: in metres, kilometres and
// miles, or in minutes on foot.
func (s *sentence) cutRadius() geo.Metres {
	if s.cut(walkable) != nil {
		return onFoot * geo.Metres(walkMinute)
	}
	before := s.rest
	if found := s.cut(minutes); found != nil {
		n, ok := amount(found[1])
		if ok && afoot.MatchString(found[0]) {
			return radius(n, minuteUnit(found[2]))
		}
		s.rest = before
	}
	if found := s.cut(distances); found != nil {
		n, ok := amount(found[1])
		if r := radius(n, lengthUnit(found[2])); ok && r >= 1 {
			return r
		}
		s.rest = before
	}
	return 0
}

// cutBeyond takes out how far it has to be at least.
func (s *sentence) cutBeyond() geo.Metres {
	before := s.rest
	found := s.cut(beyonds)
	if found == nil {
		return 0
	}
	if found[1] == "" {
		found = found[2:]
	}
	n, ok := amount(found[1])
	if r := radius(n, lengthUnit(found[2])); ok && r >= 1 {
		return r
	}
	s.rest = before
	return 0
}

func radius(n float64, unit geo.Metres) geo.Metres {
	return min(geo.Metres(math.Round(n*float64(unit))), MaxRadius)
}

func minuteUnit(unit string) geo.Metres {
	switch {
	case unit == "刻钟":
		return 15 * onFoot
	case unit == "小时", strings.HasPrefix(unit, "hour"):
		return 60 * onFoot
	}
	return onFoot
}

func lengthUnit(unit string) geo.Metres {
	switch unit {
	case "公里", "千米", "km", "kms", "k", "kilometer", "kilometre", "kilometers", "kilometres":
		return 1000
	case "英里", "mile", "miles", "mi":
		return 1609
	case "里地", "里路":
		return 500
	}
	return 1
}
