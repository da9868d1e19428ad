package schedule

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"nearby/timetable"
)

// Days are the days of the week on which something runs.
type Days struct {
	Weekdays timetable.Weekdays
	Guess    string // what was taken for granted, for people; ""
}

// everyDay are all of them.
const everyDay timetable.Weekdays = 1<<7 - 1

// Guesses that days may rest on.
const (
	guessEvery    = "rows without days are taken for every day"
	guessHolidays = "the dates of public holidays are not known: what is said of them is taken for Saturdays and Sundays, or left out beside other days"
)

// meaning is what a word says.
type meaning uint8

const (
	unknownWord meaning = iota
	someDays            // the days of the word
	until               // from the day before it to the day behind it
	nothingMore         // joins, or says nothing
	part                // ends a part: a comma, a bracket, a blank
	except              // what follows does not run
	excepted            // what this part says does not run
	others              // ends what does not run: 除周日外
	holidays
)

// word is a word with its meaning.
type word struct {
	is   meaning
	days timetable.Weekdays
	day  bool // one day, at which a range may begin or end
}

func daysOf(days ...time.Weekday) (w timetable.Weekdays) {
	for _, d := range days {
		w.Set(d)
	}
	return w
}

var (
	workdays = daysOf(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
	weekend  = daysOf(time.Saturday, time.Sunday)
)

// phrases are what is read before single words, the longer ones first where one begins as
// another.
var phrases = []struct {
	text string
	word word
}{
	{"every day of the week", word{someDays, everyDay, false}},
	{"seven days a week", word{someDays, everyDay, false}},
	{"7 days a week", word{someDays, everyDay, false}},
	{"all week long", word{someDays, everyDay, false}},
	{"every day", word{someDays, everyDay, false}},
	{"each day", word{someDays, everyDay, false}},
	{"all week", word{someDays, everyDay, false}},
	{"all days", word{someDays, everyDay, false}},
	{"working days", word{someDays, workdays, false}},
	{"working day", word{someDays, workdays, false}},
	{"business days", word{someDays, workdays, false}},
	{"work days", word{someDays, workdays, false}},
	{"week days", word{someDays, workdays, false}},
	{"week ends", word{someDays, weekend, false}},
	{"public holidays", word{is: holidays}},
	{"public holiday", word{is: holidays}},
	{"bank holidays", word{is: holidays}},
	{"法定节假日", word{is: holidays}},
	{"国定假日", word{is: holidays}},
	{"节假日", word{is: holidays}},
	{"公众假期", word{is: holidays}},
	{"公休日", word{someDays, weekend, false}},
	{"双休日", word{someDays, weekend, false}},
	{"休息日", word{someDays, weekend, false}},
	{"例假日", word{someDays, weekend, false}},
	{"节日", word{is: holidays}},
	{"假日", word{is: holidays}},
	{"假期", word{is: holidays}},
	{"工作日", word{someDays, workdays, false}},
	{"上班日", word{someDays, workdays, false}},
	{"平日", word{someDays, workdays, false}},
	{"周末", word{someDays, weekend, false}},
	{"每天", word{someDays, everyDay, false}},
	{"每日", word{someDays, everyDay, false}},
	{"天天", word{someDays, everyDay, false}},
	{"全周", word{someDays, everyDay, false}},
	{"全天", word{someDays, everyDay, false}},
	{"全部", word{someDays, everyDay, false}},
	{"日常", word{someDays, everyDay, false}},
	{"每周", word{is: nothingMore}},
	{"除外", word{is: excepted}},
	{"以外", word{is: others}},
	{"除了", word{is: except}},
	{"不运行", word{is: excepted}},
	{"不运营", word{is: excepted}},
	{"停运", word{is: excepted}},
	{"停驶", word{is: excepted}},
	{"除", word{is: except}},
	{"外", word{is: others}},
	{"均", word{is: nothingMore}},
	{"运行", word{is: nothingMore}},
	{"运营", word{is: nothingMore}},
	{"行驶", word{is: nothingMore}},
	{"至", word{is: until}},
	{"到", word{is: until}},
	{"及", word{is: nothingMore}},
	{"和", word{is: nothingMore}},
	{"与", word{is: nothingMore}},
	{"、", word{is: nothingMore}},
	{"·", word{is: nothingMore}},
}

// english are words of letters.
var english = func() map[string]word {
	all := map[string]word{
		"daily": {someDays, everyDay, false}, "everyday": {someDays, everyDay, false}, "all": {someDays, everyDay, false},
		"weekday": {someDays, workdays, false}, "weekdays": {someDays, workdays, false},
		"workday": {someDays, workdays, false}, "workdays": {someDays, workdays, false},
		"weekend": {someDays, weekend, false}, "weekends": {someDays, weekend, false},
		"holiday": {is: holidays}, "holidays": {is: holidays}, "ph": {is: holidays},
		"to": {is: until}, "through": {is: until}, "thru": {is: until}, "til": {is: until}, "till": {is: until}, "until": {is: until},
		"and": {is: nothingMore}, "or": {is: nothingMore}, "on": {is: nothingMore}, "only": {is: nothingMore}, "every": {is: nothingMore},
		"the": {is: nothingMore}, "from": {is: nothingMore}, "runs": {is: nothingMore},
		"except": {is: except}, "excluding": {is: except}, "excl": {is: except}, "not": {is: except}, "no": {is: except}, "but": {is: nothingMore},
	}
	for d, names := range [][]string{
		{"su", "sun", "sunday"},
		{"mo", "mon", "monday"},
		{"tu", "tue", "tues", "tuesday"},
		{"we", "wed", "weds", "wednesday"},
		{"th", "thu", "thur", "thurs", "thursday"},
		{"fr", "fri", "friday"},
		{"sa", "sat", "saturday"},
	} {
		for _, name := range names {
			day := word{someDays, daysOf(time.Weekday(d)), true}
			all[name], all[name+"s"] = day, day
		}
	}
	return all
}()

var (
	chineseDay = regexp.MustCompile(`^(?:周|星期|礼拜)([一二三四五六日天1-7])`)
	bareDay    = regexp.MustCompile(`^[一二三四五六日天1-7]`)
	letters    = regexp.MustCompile(`^[a-z]+`)
	dash       = regexp.MustCompile(`^(?:[-~–—―－～〜]+|\.\.+)`)
	simplified = strings.NewReplacer("週", "周", "禮", "礼", "節", "节", "雙", "双", "運", "运", "營", "营", "駛", "驶", "與", "与", "國", "国", "眾", "众",
		"’", "'", "mon.", "mon", "tue.", "tue", "wed.", "wed", "thu.", "thu", "fri.", "fri", "sat.", "sat", "sun.", "sun")
)

// ParseDays reads days as operators write them, in Chinese or English: every day, working
// days, weekends, single days, ranges and lists of them, and all but some. Nothing is
// every day.
func ParseDays(text string) (Days, error) {
	rest := simplified.Replace(strings.ToLower(norm.NFKC.String(text)))
	if strings.TrimSpace(rest) == "" {
		return Days{everyDay, guessEvery}, nil
	}
	var r reading
	for rest != "" {
		w, length := nextWord(rest, r.chinese)
		if w.is == unknownWord {
			return Days{}, fmt.Errorf("%q is not days such as 每天, 工作日, 双休日, 周一至周五, Mon-Fri or Sat, Sun", text)
		}
		r.chinese = r.chinese || chineseDay.MatchString(rest)
		rest = rest[length:]
		r.read(w)
	}
	days, ok := r.end()
	if !ok {
		return Days{}, fmt.Errorf("%q leaves no day on which it runs", text)
	}
	return days, nil
}

// nextWord is the word that a text begins with, and its length. Once a day was named in
// Chinese, others may stand without 周.
func nextWord(text string, chinese bool) (word, int) {
	for _, p := range phrases {
		if strings.HasPrefix(text, p.text) {
			return p.word, len(p.text)
		}
	}
	if m := chineseDay.FindStringSubmatch(text); m != nil {
		return word{someDays, daysOf(weekday(m[1])), true}, len(m[0])
	}
	if m := bareDay.FindString(text); m != "" && (chinese || m[0] < 0x80) {
		return word{someDays, daysOf(weekday(m)), true}, len(m)
	}
	if m := letters.FindString(text); m != "" {
		return english[m], len(m)
	}
	if m := dash.FindString(text); m != "" {
		return word{is: until}, len(m)
	}
	switch text[0] {
	case ',', ';', '(', ')', '[', ']', ':', '.':
		return word{is: part}, 1
	case ' ', '&', '+', '/', '\t', '\n':
		return word{is: nothingMore}, 1
	}
	return word{}, 0
}

// weekday reads 一 to 六, 日, 天, and 1 to 7 from Monday on.
func weekday(s string) time.Weekday {
	for i, name := range []string{"日天7", "一1", "二2", "三3", "四4", "五5", "六6"} {
		if strings.Contains(name, s) {
			return time.Weekday(i)
		}
	}
	return time.Sunday
}

// reading is what was read of days so far.
type reading struct {
	runs, not, this timetable.Weekdays // this is the part that is read
	last            time.Weekday
	ranging, lately bool // a range was begun; the last word was a day
	excepting       bool
	holidays        bool
	chinese         bool
}

func (r *reading) read(w word) {
	switch w.is {
	case someDays:
		r.add(w)
		return
	case until:
		r.ranging = r.lately
		return
	case part:
		r.endPart()
	case except:
		r.endPart()
		r.excepting = true
	case others:
		r.endPart()
		r.excepting = false
	case excepted:
		r.not |= r.this
		r.this = 0
	case holidays:
		r.holidays = true
	}
}

// add adds the days of a word, or with a range all since the day before.
func (r *reading) add(w word) {
	r.this |= w.days
	if !w.day {
		r.lately, r.ranging = false, false
		return
	}
	day := time.Sunday
	for !w.days.Has(day) {
		day++
	}
	for d := r.last; r.ranging && d != day; d = (d + 1) % 7 {
		r.this.Set(d)
	}
	r.last, r.lately, r.ranging = day, true, false
}

func (r *reading) endPart() {
	if r.excepting {
		r.not |= r.this
	} else {
		r.runs |= r.this
	}
	r.this = 0
}

// end is the sum of all parts. All but some days is every day but those, and holidays
// alone are taken for weekends.
func (r *reading) end() (Days, bool) {
	r.endPart()
	d := Days{Weekdays: r.runs}
	if r.holidays {
		d.Guess = guessHolidays
	}
	switch {
	case d.Weekdays == 0 && r.not != 0:
		d.Weekdays = everyDay
	case d.Weekdays == 0 && r.holidays && !r.excepting:
		d.Weekdays = weekend
	}
	d.Weekdays &^= r.not
	return d, d.Weekdays != 0
}
