package reply

import (
	"regexp"
	"strconv"
	"strings"

	"nearby/geo"
	"nearby/kind"
	"nearby/place"
)

// rowWords are what a row of a page says of a place, each as short as it can be, and ""
// for what is not known.
type rowWords struct {
	Distance func(geo.Metres) string
	Minutes  func(geo.Metres) string // on foot; "" where nobody walks
	OnFoot   func(geo.Metres) string // the same for a ring; beyond a walk the distance
	Kind     func(place.Place) string
	KindName func(kind.Kind) string
	Line     func(string) string
}

// Stars is the rating on a scale to 5.
func (w *PageWords) Stars(p place.Place) string {
	if p.Rating <= 0 {
		return ""
	}
	return decimal(p.Stars())
}

// perPerson are words of a price that its label says already.
var perPerson = regexp.MustCompile(`(?i)人均(消费)?|每人|[/／](人|位|person|pp)|per person|p\.p\.|\bpp\b|约|[:：]`)

// amount is a price that is nothing but a number or a range of two.
var amount = regexp.MustCompile(`^([¥￥]|(?i:rmb|cny))?\s*(\d+(?:\.\d+)?)(?:\s*[-–~～至到]\s*[¥￥]?(\d+(?:\.\d+)?))?\s*(元|块|(?i:yuan|rmb|cny))?$`)

// PricePerPerson is the price as its label says it is: ¥85, not 人均 85.0 元.
func (w *PageWords) PricePerPerson(p place.Place) string {
	text := strings.Join(strings.Fields(perPerson.ReplaceAllString(p.Price, " ")), " ")
	parts := amount.FindStringSubmatch(text)
	inYuan := parts != nil && (parts[1] != "" || parts[4] != "" && p.Zone != "Asia/Taipei" || p.Zone == "Asia/Shanghai" || p.Zone == "Asia/Urumqi")
	if !inYuan {
		return text
	}
	said := "¥" + short(parts[2])
	if parts[3] != "" {
		said += "–" + short(parts[3])
	}
	return said
}

// short writes 40.0 as 40.
func short(number string) string {
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// kindOf is the narrowest kind that is known of a place.
func kindOf(p place.Place) (narrowest kind.Kind, known bool) {
	for _, k := range kind.Listed(p.Kinds) {
		if !known || k.Is(narrowest) {
			narrowest, known = k, true
		}
	}
	return narrowest, known
}

// ownKind is the kind in the words of the file, where they are a word and no code.
func ownKind(p place.Place) string {
	parts := strings.FieldsFunc(p.Kind, func(r rune) bool { return strings.ContainsRune(";；|:：", r) })
	if len(parts) == 0 {
		return ""
	}
	last := strings.TrimSpace(parts[len(parts)-1])
	const longest = 10 // runes
	if len([]rune(last)) > longest || strings.ContainsAny(last, "_=") {
		return ""
	}
	return last
}
