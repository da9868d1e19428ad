package reply

import (
	"fmt"
	"time"

	"nearby/notice"
)

var englishOperators = operatorPhrases{
	dateTime: "2 Jan 15:04", date: "2 Jan 2006",
	trouble: englishTrouble, over: englishOver,
	more: func(n int) string { return fmt.Sprintf("And %d more.", n) },
	ask:  "Reply “status” for how things are now. Times are of China.",
	brief: map[notice.What]string{
		notice.Away: "database is away", notice.Refused: "token refused",
		notice.Failed: "load failed", notice.Undone: "load undone",
		notice.Ending: "timetable ends", notice.Ended: "timetable ended",
		notice.Stale: "realtime stopped",
	},
	briefOver: "works again",
	several:   func(n int) string { return fmt.Sprintf("%d troubles", n) },

	state:   "Status,",
	allWell: "✅ All is well.",
	troubles: func(n int) string {
		if n == 1 {
			return "1 trouble:"
		}
		return fmt.Sprintf("%d troubles:", n)
	},
	database:        "Database: answers",
	databaseAway:    "Database: does not answer",
	databaseStandby: "Database: the primary does not answer, a standby does",
	replicas: func(n, away int) string {
		if away == 0 {
			return fmt.Sprintf("Replicas: %d, all answer", n)
		}
		return fmt.Sprintf("Replicas: %d, of which %d do not answer", n, away)
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

// englishTrouble says what does not work and what to do.
func englishTrouble(t notice.Trouble, since string) string {
	switch t.What {
	case notice.Away:
		return "The database has not answered since " + since + ". Look at it, or run nearby doctor on the server."
	case notice.Refused:
		return "WeChat has refused the access token since " + since + ". Compare AppID, AppSecret and the IP allow-list."
	case notice.Failed:
		return "The load of " + t.Subject + " failed, " + since + ". The data are as before; what nearby seed printed says why."
	case notice.Undone:
		return "The last load of " + t.Subject + " was undone, " + since + "."
	case notice.Ending:
		return "The timetable of " + t.Subject + " ends on " + since + ": load a newer one."
	case notice.Ended:
		return "The timetable of " + t.Subject + " ended on " + since + ": nothing leaves by it. Load a newer one."
	case notice.Stale:
		return "Realtime data of " + t.Subject + " stopped at " + since + ": the timetable alone is told."
	}
	return t.Subject
}

// englishOver says that something works again.
func englishOver(t notice.Trouble, since string) string {
	switch t.What {
	case notice.Away:
		return "The database answers again (it did not since " + since + ")."
	case notice.Refused:
		return "WeChat takes the access token again (it did not since " + since + ")."
	case notice.Failed, notice.Undone:
		return t.Subject + " is loaded again."
	case notice.Ending, notice.Ended:
		return t.Subject + " has a newer timetable."
	case notice.Stale:
		return "Realtime data of " + t.Subject + " are back."
	}
	return t.Subject
}
