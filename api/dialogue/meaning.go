package dialogue

// Meaning is what a text is taken for, whatever was said before.
type Meaning struct {
	Intent  Intent
	Want    Want    // what to search for, or which place a route or departures are asked of
	Asked   Asked   // of DeparturesIntent
	Command Command // of CommandIntent
	Topic   Topic   // of ChatIntent and UnableIntent
	// Anything says that whatever there is will do; without it a search for no
	// category, kind, name, line or place changes the one before.
	Anything bool
	// Number is which place of the list is meant, from 1; Last the last of it, below that
	// those before it; Middle and Nearest what they say; and 0 none, or the one just spoken of.
	Number int
	// Numbers are those of the places to Compare, 0 after the last of them; all the places
	// of the list if there are none.
	Numbers [MaxCompared]int
	// Language is the one that the text is written in, if LanguageKnown.
	Language      Language
	LanguageKnown bool
}

// Last is the Number of 最后一个, Middle that of 中间那个, Nearest that of 近的那个.
const (
	Last    = -1
	Middle  = -100
	Nearest = -200
)

// MaxCompared is how many places can be named in one question.
const MaxCompared = 4

// Intent is what somebody wants to happen.
type Intent string

// The intents. Unknown is for texts without any meaning, and names of which nothing
// is known are searches.
const (
	SearchIntent     Intent = "search"
	DeparturesIntent Intent = "departures"
	RouteIntent      Intent = "route"
	CommandIntent    Intent = "command"
	ChatIntent       Intent = "chat"
	UnableIntent     Intent = "unable"
	UnknownIntent    Intent = "unknown"
)

// Command is something about the conversation, its list, or a place of that.
type Command string

// The commands. Those from Number to Untold are about the place that the number says.
const (
	More        Command = "more"
	Back        Command = "back"
	Farther     Command = "farther"
	Nearer      Command = "nearer"
	FromHere    Command = "here"       // around the person, not the place they named
	Everything  Command = "everything" // whatever there is around
	Random      Command = "random"     // choose for me
	ShowHelp    Command = "help"
	ShowPrivacy Command = "privacy"
	ForgetMe    Command = "forget"
	ToEnglish   Command = "english"
	ToHans      Command = "hans"
	ToHant      Command = "hant"
	Number      Command = "number"
	Phone       Command = "phone"
	Hours       Command = "hours"
	Address     Command = "address"
	Far         Command = "far"
	Price       Command = "price"
	Audio       Command = "listen"
	Rating      Command = "rating"
	Untold      Command = "untold"  // what no data tell: 有wifi吗
	Compare     Command = "compare" // several places, or all of the list, by Want.Order
)

// Topic is what small talk, or a wish that nobody here can fulfil, is about.
type Topic string

// The topics of small talk.
const (
	Greeting  Topic = "greeting" // 你好
	Thanks    Topic = "thanks"
	Farewell  Topic = "farewell"
	Assent    Topic = "assent"    // 好的, OK, 知道了
	Praise    Topic = "praise"    // 真棒, 哈哈, a face
	Complaint Topic = "complaint" // 答非所问, useless
	Self      Topic = "self"      // 你是谁
)

// The topics of what the product cannot do.
const (
	Human    Topic = "human"   // 人工客服
	Weather  Topic = "weather" // 天气
	Taxi     Topic = "taxi"
	Tickets  Topic = "tickets"
	Booking  Topic = "booking"
	Delivery Topic = "delivery" // 外卖
	Vouchers Topic = "vouchers"
	Traffic  Topic = "traffic" // 堵车吗
	Talk     Topic = "talk"    // 讲个笑话
)

// reading reads a part of a text, as Understand does, but once.
type reading func(typed string) Meaning
