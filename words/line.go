package words

// Kind is the kinds of transport that a line may be of, as a set.
type Kind uint8

// Every kind of its own, and all for a line whose spelling does not say.
const (
	Metro Kind = 1 << iota
	Bus
	Tram

	AnyKind = Metro | Bus | Tram
)

// Line is a line as its spelling tells. 49路, 四十九路, "bus 49" and 49路公交 are one.
type Line struct {
	Kind    Kind   // what it may be: 2号线 is Metro, 2路 Bus, 2 and 机场线 AnyKind
	Name    string // folded, the number in digits: "49", "崇明1", "116b", "机场线"
	Variant string // folded: "区间", "内环", "b线"; "" for the line itself
	Status  string // "在建", "停运" and the like; "" for a line that runs
}

// Key is what an index of lines keeps them under: the name and variant. 2路 and 2号线
// share it, so ask Is as well.
func (l Line) Key() string {
	if l.Variant == "" {
		return l.Name
	}
	return l.Name + " " + l.Variant
}

// Is tells whether two spellings may name one line: the same Key and a kind in
// common. 2 is 2路 and 2号线, which are not each other. Status does not matter.
func (l Line) Is(other Line) bool {
	return l.Name == other.Name && l.Variant == other.Variant && l.Kind&other.Kind != 0
}

// Runs tells whether other is l or a variant of it: 49路 has 49路区间 and 11路 has
// 11路内圈. It is for when no line is exactly the one asked for.
func (l Line) Runs(other Line) bool {
	return l.Name == other.Name && l.Kind&other.Kind != 0 && (l.Variant == "" || l.Variant == other.Variant)
}
