package dialogue

import (
	"cmp"
	"math"
	"slices"
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
	distances = pattern(`(?:把|范围|搜索|只(?:看|要)|(?:缩小|扩大|放宽|限制|控制|放大|改)(?:到|成|为|在)|方圆|半径|距离|离我|不超过|不要超过|within|under|less than|no more than|up to|max)* *` +
		numeral + ` ?` + lengthUnits +
		`(?:以内|之内|范围内?|内|左右|以下|的|距离| away| radius| or less| range)*`)
	minutes = pattern(
		`(?:只(?:看|要)|附近|周边|周围|步行|走路|走|行|within|under|less than|no more than|not more than|at most|up to|max(?:imum)?(?: of)?|about|around|in|a| )* *` + numeral +
			` ?-?(?:个)?(分钟?|刻钟|小时|(?:minutes?|mins?|hours?)\b)(?:之内|以内|内|左右)*(?:的)?(?:步行|走路|能走到|能到|可到|走得到|可以走到|路程|距离|walking distance|walking|walk|on foot|away|by foot|max(?:imum)?|at most|tops|or less|生活圈|圈|的| )*`,
	)
	afoot      = pattern(`附近|周边|周围|步行|走路|走|行|路程|walk|on foot|by foot`)
	limited    = pattern(`内|within|under|(?:less|more) than|at most|up to|max`)
	halfEN     = pattern(`\bhalf an? (km|kilomet(?:er|re)|mile|hour)\b`)
	walkable   = pattern(`(?:within )?walk(?:ing|able) distance|(?:步行|走路|走)(?:就)?(?:可达|能到|可到|可以到|得到|能到达|可到达|距离内?)(?:的)?|走得到(?:的)?|\bwalkable\b`)
	walkMinute = 10
	// roughly are two digits beside each other, which the higher stands for: 两三百米.
	roughly = pattern(`[一二两三四五六七八九]([二三四五六七八九])([十百千万]?)(?:多|来)?( ?(?:公里|千米|米|公尺|里地|分钟?|站(?:路|地)?))`)
	// minuteRange is a least and a most time, of which the most counts: 5到10分钟.
	minuteRange = pattern(numeral + ` ?(?:分钟?)?(?:-|到|至|~| to | or |或者?) ?` + numeral + ` ?(分钟?|(?:minutes?|mins?)\b)`)
	// stops are distances in stops of a bus or the metro, some kilometre each.
	stops = pattern(`(?:只(?:看|要)|不(?:要)?超过|最多)?([一二两三四五1-5])站(?:地铁|公交)?(?:路|地|的?距离|车程)?(?:之内|以内|内|左右)(?:的)?`, `(?:只(?:看|要)|不(?:要)?超过|最多)([一二两三四五1-5])站(?:地铁|公交)?(?:路|地|的?距离|车程)?(?:的)?`,
		`([一二两三四五1-5])站(?:路|地)(?:的)?(?:距离)?`, `\bwithin (one|two|three|1|2|3) (?:bus |metro |subway )?stops?\b`)
	// notFarther are distances beyond which nothing is wanted, said as what is not.
	notFarther = pattern(`(?:离(?:我|这里?|这儿))?(?:远于|超过|大于|多于|超出) *`+numeral+` ?`+lengthUnits+`(?:以外|之外|外|的|就|都|地方)*(?:不要|不去|不行|不考虑|别|算了|太远|免谈|就算了|不看)(?:了|推荐|给我|的)*`,
		numeral+` ?`+lengthUnits+`(?:以外|之外|开外|以上)(?:的|就|都)*(?:不要|不去|不行|不考虑|算了|太远|不看)(?:了)?`,
		`(?:离(?:我|这里?|这儿))?(?:不(?:要|能|会|可以?)?(?:超过|大于|多于|超出|远于)|别超过|控制在|(?:no|not|nothing) (?:more|farther|further|over|beyond|above)(?: than)?(?: away)?|not (?:over|above|beyond)|(?:at|a) most|max(?:imum)?(?: of)?) *`+numeral+` ?`+lengthUnits+`(?:以外|之内|以内|的|远| away)*`)
	// rings are a least and a most.
	rings = pattern(numeral + ` ?` + lengthUnits + `?(?:-|到|至|~| to | and |以[外上](?:到)?)? ?` + numeral + ` ?` + lengthUnits + `(?:之间|以内|之内|左右|的|范围)*`)
	// beyonds are distances within which nothing is wanted.
	beyonds = pattern(`(?:远于|超过|大于|多于|至少|over|more than|beyond|further than|farther than) *`+numeral+` ?`+lengthUnits+`(?:以外|之外|外|的)*`,
		`(?:距?离(?:我|这里?|这儿))?`+numeral+` ?`+lengthUnits+`(?:以外|之外|开外|外)(?:的)?`)
)

// cutDistance takes how far it may be, and has to be, out of a sentence.
func (s *sentence) cutDistance(w *Want) {
	if w.Radius > 0 {
		return
	}
	s.rest = halfEN.ReplaceAllString(s.rest, "0.5 $1")
	s.rest = roughly.ReplaceAllString(s.rest, "$1$2$3")
	s.rest = minuteRange.ReplaceAllString(s.rest, "$2${3}内")
	if w.Beyond, w.Radius = s.cutRing(); w.Radius == 0 {
		w.Beyond = s.cutBeyond()
		w.Radius = s.cutRadius()
	}
}

// cutRing takes a least and a most distance out: 300米到800米.
func (s *sentence) cutRing() (least, most geo.Metres) {
	before := s.rest
	found := s.cut(rings)
	if found == nil {
		return 0, 0
	}
	if found[2] == "" {
		found[2] = found[4]
	}
	from, ok := amount(found[1])
	to, known := amount(found[3])
	least, most = radius(from, lengthUnit(found[2])), radius(to, lengthUnit(found[4]))
	if !ok || !known || least < 1 || least >= most {
		s.rest = before
		return 0, 0
	}
	return least, most
}

// cutStops takes a distance in stops out.
func (s *sentence) cutStops() geo.Metres {
	if found := s.cut(stops); found != nil {
		n, ok := amount(cmp.Or(found[1], found[2], found[3]))
		if found[4] != "" {
			n, ok = float64(max(slices.Index(inEnglish, found[4]), 0)), true
			if n == 0 {
				n, ok = amount(found[4])
			}
		}
		if ok {
			return radius(n, betweenStops)
		}
	}
	return 0
}

// betweenStops is about how far one stop is from the next.
const betweenStops geo.Metres = 1000

// cutNotFarther takes a distance out beyond which nothing is wanted.
func (s *sentence) cutNotFarther() geo.Metres {
	before := s.rest
	if found := s.cut(notFarther); found != nil {
		for i := 1; i < len(found); i += 2 {
			n, ok := amount(found[i])
			if r := radius(n, lengthUnit(found[i+1])); ok && r >= 1 {
				return r
			}
		}
		s.rest = before
	}
	return 0
}

// cutRadius takes how far it may be out of a sentence: in metres, kilometres and
// miles, or in minutes on foot.
func (s *sentence) cutRadius() geo.Metres {
	if s.cut(walkable) != nil {
		return onFoot * geo.Metres(walkMinute)
	}
	if r := s.cutStops(); r > 0 {
		return r
	}
	before := s.rest
	if found := s.cut(minutes); found != nil {
		n, ok := amount(found[1])
		if ok && (afoot.MatchString(found[0]) || limited.MatchString(found[0]) && isFiller(strings.ReplaceAll(s.rest, gap, ""))) {
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
