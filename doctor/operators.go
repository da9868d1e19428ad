package doctor

import (
	"slices"

	"nearby/api/operators"
	"nearby/plural"
)

// examineOperators tells whether those who are told when something fails can be. It says
// nothing where there are none.
func (e *examination) examineOperators(allowed []permission) {
	const check = "operators"
	told, err := operators.ParseOpenIDs(e.Operators.Operators)
	if err != nil || len(told) == 0 {
		return // a fault of it is among those of the settings
	}
	if !slices.ContainsFunc(allowed, func(p permission) bool { return p.name == customerMessages }) {
		e.note(check, Warning, "this account may not send customer messages: nobody is told when something fails",
			"leave NEARBY_OPERATORS out, or have the account verified; what fails is in the log and in the metrics")
		return
	}
	text := plural.Count(len(told), "is", "are") + " told in WeChat when something fails, within 48 hours of writing"
	if e.OperatorsTemplate != "" {
		text += ", and by a subscription notice beyond"
	}
	e.note(check, Fine, text)
}
