package reply

import (
	"fmt"
	"time"

	"nearby/notice"
	"nearby/plural"
)

var englishOperators = operatorPhrases{
	dateTime: "2 Jan 15:04", date: "2 Jan 2006",
	trouble: map[notice.What]string{
		notice.Away:    "The database has not answered since {since}. Look at it, or run nearby doctor on the server.",
		notice.Refused: "WeChat has refused the access token since {since}. Compare AppID, AppSecret and the IP allow-list.",
		notice.Failed:  "The load of {subject} failed, {since}. The data are as before; what nearby seed printed says why.",
		notice.Undone:  "The last load of {subject} was undone, {since}.",
		notice.Ending:  "The timetable of {subject} ends on {since}: load a newer one.",
		notice.Ended:   "The timetable of {subject} ended on {since}: nothing leaves by it. Load a newer one.",
		notice.Stale:   "Realtime data of {subject} stopped at {since}: the timetable alone is told.",
	},
	over: map[notice.What]string{
		notice.Away:    "The database answers again (it did not since {since}).",
		notice.Refused: "WeChat takes the access token again (it did not since {since}).",
		notice.Failed:  "{subject} is loaded again.",
		notice.Undone:  "{subject} is loaded again.",
		notice.Ending:  "{subject} has a newer timetable.",
		notice.Ended:   "{subject} has a newer timetable.",
		notice.Stale:   "Realtime data of {subject} are back.",
	},
	more: func(n int) string { return fmt.Sprintf("And %d more.", n) },
	ask:  "Reply “status” for how things are now. Times are of China.",
	brief: map[notice.What]string{
		notice.Away: "database is away", notice.Refused: "token refused",
		notice.Failed: "load failed", notice.Undone: "load undone",
		notice.Ending: "timetable ends", notice.Ended: "timetable ended",
		notice.Stale: "realtime stopped",
	},
	briefOver: "works again",
	several:   func(n int) string { return plural.Count(n, "trouble", "troubles") },

	state:           "Status,",
	allWell:         "✅ All is well.",
	troubles:        func(n int) string { return plural.Count(n, "trouble:", "troubles:") },
	database:        "Database: answers",
	databaseAway:    "Database: does not answer",
	databaseStandby: "Database: the primary does not answer, a standby does",
	replicas: func(n, away int) string {
		if away == 0 {
			return fmt.Sprintf("Replicas: %d, all answer", n)
		}
		return fmt.Sprintf("Replicas: %d, of which ", n) + plural.Count(away, "does not answer", "do not answer")
	},
	token:        "WeChat's API: answers",
	tokenRefused: "WeChat's API: refuses the access token",
	places:       func(n int64) string { return fmt.Sprintf("Places: %d", n) },
	lastLoad:     func(source, at string) string { return "Last load: " + source + ", " + at },
	ends:         func(source, day string) string { return "Timetable of " + source + ": until " + day },
	live:         func(source, age string) string { return "Realtime of " + source + ": " + age },
	ago: func(age time.Duration) string {
		if age < time.Minute {
			return fmt.Sprintf("%d s ago", int(age.Seconds()))
		}
		return fmt.Sprintf("%d min ago", int(age.Minutes()))
	},
	silent:  "nothing yet",
	program: func(version string) string { return "nearby " + version },
}
