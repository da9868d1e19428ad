package reply

import (
	"nearby/api/dialogue"
	"nearby/place"
	"nearby/wechat"
)

// talk are the sentences about the conversation itself, in one language.
type talk struct {
	chat           map[dialogue.Topic]string
	unable         map[dialogue.Topic]string
	instead        string // what can be done, after what cannot
	notSaid        string
	noPageBefore   string
	noTimetable    string
	noSuchPlace    func(name string) string
	unknown        map[dialogue.Command]func(name string) string // of a place: that nobody knows it
	distanceOfName func(name, whereabouts string) string
}

// Chat answers small talk in a line.
func (c Composer) Chat(in dialogue.Language, topic dialogue.Topic) wechat.Reply {
	if topic == dialogue.Thanks {
		return text(phrasesIn(in).thanked)
	}
	return text(talkIn(in).chat[topic])
}

// Unable says that the product cannot do something, and what it can.
func (c Composer) Unable(in dialogue.Language, topic dialogue.Topic) wechat.Reply {
	t := talkIn(in)
	return text(t.unable[topic] + t.instead)
}

// NotSaid says that a text was not understood, and what can be typed.
func (c Composer) NotSaid(in dialogue.Language) wechat.Reply { return text(talkIn(in).notSaid) }

// NoPageBefore says that the page shown is the first.
func (c Composer) NoPageBefore(in dialogue.Language) wechat.Reply {
	return text(talkIn(in).noPageBefore)
}

// NoTimetable says that there are no departures in the data.
func (c Composer) NoTimetable(in dialogue.Language) wechat.Reply { return text(talkIn(in).noTimetable) }

// NoSuchPlace says that no place of a name is known to search around.
func (c Composer) NoSuchPlace(in dialogue.Language, name string) wechat.Reply {
	return text(plain(talkIn(in).noSuchPlace(truncate(name, maxCardName))), phrasesIn(in).howTo)
}

// Detail tells one thing about a place: its phone number, hours, address, distance or
// price.
func (c Composer) Detail(in dialogue.Language, f place.Found, about dialogue.Command) wechat.Reply {
	p, t := phrasesIn(in), talkIn(in)
	name := truncate(p.placeName(f), maxCardName)
	known := map[dialogue.Command]string{
		dialogue.Phone: f.Phone, dialogue.Hours: p.listed(f.Hours), dialogue.Address: f.Address, dialogue.Price: f.Price,
	}[about]
	label := map[dialogue.Command]string{
		dialogue.Phone: p.phone, dialogue.Hours: p.hours, dialogue.Address: p.address, dialogue.Price: p.price,
	}[about]
	way := anchor(c.Maps.Route(pin(f)), p.theWay)
	switch {
	case about == dialogue.Far:
		return text(plain(t.distanceOfName(name, p.whereabouts(f)+p.walk(f.Distance))), way)
	case about == dialogue.Address && known == "":
		return text(plain(t.unknown[about](name)), plain(capital(p.whereabouts(f)+p.walk(f.Distance))), way)
	case known == "":
		return text(plain(t.unknown[about](name)))
	}
	all := []string{plain(name), label + plain(truncate(known, maxFact))}
	switch status := p.status(f.Place, c.Now); {
	case about == dialogue.Hours && status != "":
		all = append(all, status)
	case about == dialogue.Address:
		all = append(all, way)
	}
	return text(all...)
}

func talkIn(in dialogue.Language) *talk {
	if in == dialogue.English {
		return &talkEnglish
	}
	return &talkChinese
}

var talkChinese = talk{
	chat: map[dialogue.Topic]string{
		dialogue.Greeting: "你好！想找什么？发位置，或者打字，比如“火锅”“最近的地铁站”。",
		dialogue.Farewell: "再见！下次要找附近的餐厅、车站，随时来。",
		dialogue.Assent:   "好的。还想找什么，随时打字或者发位置。",
		dialogue.Praise:   "哈哈，谢谢！还想找什么？",
		dialogue.Self:     "我是“附近”小助手，自动回复的程序：告诉你身边有什么餐厅、公交和地铁。",
	},
	unable: map[dialogue.Topic]string{
		dialogue.Human:    "这里没有人工客服，都是自动回复。",
		dialogue.Weather:  "我不知道天气。",
		dialogue.Taxi:     "我叫不了车。",
		dialogue.Tickets:  "我买不了票。",
		dialogue.Booking:  "我订不了位。回复“电话”可以看上一家的电话。",
		dialogue.Delivery: "我点不了外卖。",
		dialogue.Vouchers: "我没有优惠券。",
		dialogue.Traffic:  "我不知道路况。",
		dialogue.Talk:     "这个我不会。",
	},
	instead:      "我能告诉你附近的餐厅、公交和地铁：发位置，或者打字，比如“火锅”“49路”。",
	notSaid:      "没看懂。发位置，或者打字说想找什么，比如“火锅”“最近的地铁站”“49路”。回复“帮助”看能做什么。",
	noPageBefore: "这已经是第一页了。",
	noTimetable:  "还没有时刻表的数据，不知道车几点来。打线路名，比如“49路”，可以看最近的站在哪儿。",
	noSuchPlace: func(name string) string {
		return "不知道“" + name + "”在哪儿。"
	},
	unknown: map[dialogue.Command]func(string) string{
		dialogue.Phone:   func(name string) string { return "没有" + name + "的电话。" },
		dialogue.Hours:   func(name string) string { return "不知道" + name + "几点开门、几点关门。" },
		dialogue.Address: func(name string) string { return "没有" + name + "的地址。" },
		dialogue.Price:   func(name string) string { return "不知道" + name + "的价格。" },
	},
	distanceOfName: func(name, whereabouts string) string { return name + "：" + whereabouts },
}

var talkEnglish = talk{
	chat: map[dialogue.Topic]string{
		dialogue.Greeting: "Hello! What are you looking for? Send a location, or type it: “hotpot”, “nearest metro”.",
		dialogue.Farewell: "Bye! Come back whenever you look for food or a station.",
		dialogue.Assent:   "OK. Type or send a location whenever you want to find something.",
		dialogue.Praise:   "Thank you! What else are you looking for?",
		dialogue.Self:     "I am a program that answers by itself: it tells you which restaurants, buses and metros are around you.",
	},
	unable: map[dialogue.Topic]string{
		dialogue.Human:    "There is nobody here to talk to: all answers are automatic. ",
		dialogue.Weather:  "I don't know the weather. ",
		dialogue.Taxi:     "I can't call a taxi. ",
		dialogue.Tickets:  "I can't buy tickets. ",
		dialogue.Booking:  "I can't book a table. Type “phone” for the number of the last place. ",
		dialogue.Delivery: "I can't order food. ",
		dialogue.Vouchers: "I have no vouchers. ",
		dialogue.Traffic:  "I don't know the traffic. ",
		dialogue.Talk:     "I can't do that. ",
	},
	instead:      "I can tell you which restaurants, buses and metros are around you: send a location, or type “hotpot” or “line 2”.",
	notSaid:      "I didn't understand that. Send a location, or type what you look for: “hotpot”, “nearest metro”, “bus 49”. “help” shows what I can do.",
	noPageBefore: "This is the first page.",
	noTimetable:  "There is no timetable in the data, so I don't know when it comes. Type a line, such as “bus 49”, for its nearest stop.",
	noSuchPlace: func(name string) string {
		return "I don't know where “" + name + "” is."
	},
	unknown: map[dialogue.Command]func(string) string{
		dialogue.Phone:   func(name string) string { return "No phone number of " + name + " is known." },
		dialogue.Hours:   func(name string) string { return "The opening hours of " + name + " are not known." },
		dialogue.Address: func(name string) string { return "No address of " + name + " is known." },
		dialogue.Price:   func(name string) string { return "The prices of " + name + " are not known." },
	},
	distanceOfName: func(name, whereabouts string) string { return name + ": " + whereabouts },
}
