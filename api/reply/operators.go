package reply

import (
	"strings"
	"time"
	"unicode/utf8"

	"nearby/api/dialogue"
	"nearby/notice"
	"nearby/wechat"
)

// chinaTime is the clock of what operators are told, wherever the server stands.
var chinaTime = time.FixedZone("UTC+8", 8*60*60)

const (
	// maxListed is how many of a thing are listed, and maxSource how much of a name, so
	// that all of it stays within a text.
	maxListed = 6
	maxSource = 24
)

// maxBrief is how long a field of a subscription notice may be, in characters.
const maxBrief = 20

// Notice tells operators what does not work, and what works again.
func Notice(in dialogue.Language, n notice.News) string {
	p := phrasesIn(in).operators
	all := p.listed(n.Troubles)
	for _, t := range n.Over[:min(len(n.Over), maxListed)] {
		all = append(all, "✅ "+p.tell(p.over, t))
	}
	return lines(append(all, p.ask)...)
}

// listed is a line for each trouble that there is room for.
func (p operatorPhrases) listed(troubles []notice.Trouble) (all []string) {
	for _, t := range troubles[:min(len(troubles), maxListed)] {
		all = append(all, "⚠️ "+p.tell(p.trouble, t))
	}
	if more := len(troubles) - maxListed; more > 0 {
		all = append(all, p.more(more))
	}
	return all
}

// tell words a trouble, with as much of the name of its source as a line shows.
func (p operatorPhrases) tell(words map[notice.What]string, t notice.Trouble) string {
	return plain(strings.NewReplacer("{subject}", truncate(t.Subject, maxSource), "{since}", p.since(t)).Replace(words[t.What]))
}

// since is when a trouble began, or on which day a timetable ends.
func (p operatorPhrases) since(t notice.Trouble) string {
	if t.What == notice.Ending || t.What == notice.Ended {
		return t.At.UTC().Format(p.date)
	}
	return t.At.In(chinaTime).Format(p.dateTime)
}

// NoticeInBrief is Notice in the 20 characters of a subscription notice.
func NoticeInBrief(in dialogue.Language, n notice.News) string {
	p := phrasesIn(in).operators
	switch len(n.Troubles) {
	case 0:
		return truncate(p.briefOver, maxBrief)
	case 1:
		t := n.Troubles[0]
		if brief := t.Subject + " " + p.brief[t.What]; t.Subject != "" && utf8.RuneCountInString(brief) <= maxBrief {
			return brief
		}
		return truncate(p.brief[t.What], maxBrief)
	}
	return truncate(p.several(len(n.Troubles)), maxBrief)
}

// NoticeTime is a time as a field of a subscription notice takes it.
func NoticeTime(at time.Time) string { return at.In(chinaTime).Format("2006年1月2日 15:04") }

// State tells an operator how the system is.
func (c Composer) State(in dialogue.Language, s notice.State) wechat.Reply {
	p := phrasesIn(in).operators
	all := []string{p.state + " " + s.Now.In(chinaTime).Format(p.dateTime)}
	troubles := s.Troubles()
	if len(troubles) == 0 {
		all = append(all, p.allWell)
	} else {
		all = append(all, p.troubles(len(troubles)))
	}
	all = append(append(all, p.listed(troubles)...), "")
	all = append(all, p.databaseState(s)...)
	all = append(all, p.dataState(s)...)
	return text(append(all, p.program(s.Version))...)
}

// databaseState is a line for each thing that the data come from.
func (p operatorPhrases) databaseState(s notice.State) []string {
	all := []string{p.database}
	switch {
	case !s.DatabaseAway.IsZero():
		all[0] = p.databaseAway
	case s.Standby:
		all[0] = p.databaseStandby
	}
	if s.Replicas > 0 {
		all = append(all, p.replicas(s.Replicas, s.ReplicasAway))
	}
	if !s.API {
		return all
	}
	if s.Refused.IsZero() {
		return append(all, p.token)
	}
	return append(all, p.tokenRefused)
}

// dataState is a line for each thing that is known of the data.
func (p operatorPhrases) dataState(s notice.State) (all []string) {
	if s.Known {
		all = append(all, p.places(s.Places))
	}
	if l := s.LastLoad; l != nil {
		all = append(all, plain(p.lastLoad(truncate(l.Source, maxSource), l.At.In(chinaTime).Format(p.dateTime))))
	}
	for _, e := range s.Ends[:min(len(s.Ends), maxListed)] {
		all = append(all, plain(p.ends(truncate(e.Source, maxSource), e.On.UTC().Format(p.date))))
	}
	for _, l := range s.Feeds[:min(len(s.Feeds), maxListed)] {
		age := p.silent
		if l.Said {
			age = p.ago(s.Now.Sub(l.At))
		}
		all = append(all, plain(p.live(truncate(l.Source, maxSource), age)))
	}
	return all
}
