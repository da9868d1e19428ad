package dotmap

// Words are what stands on a map besides names and numbers.
type Words struct {
	None, Place string // a panel without places, with one
	Places      string // with so many, %s
	Extent      string // follows: %s wide, %s high
	Larger      string // what a larger sign means
}

// The words in the languages there are.
var (
	English = Words{
		None: "no places yet", Place: "1 place", Places: "%s places", Extent: ", %s wide, %s high",
		Larger: "1, 10, 100 places",
	}
	Chinese = Words{
		None: "还没有地点", Place: "1 个地点", Places: "%s 个地点", Extent: "，东西 %s，南北 %s",
		Larger: "1、10、100 个地点",
	}
)
