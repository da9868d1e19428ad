package traffic

import (
	"nearby/api/dialogue"
	"nearby/api/reply"
	"nearby/wechat"
)

// refusals are the texts that a server says instead of an answer, and what a report calls
// them: well-formed and fast, they would otherwise be taken for the best of answers.
var refusals = refusalsOf(
	[]dialogue.Language{dialogue.Chinese}, []dialogue.Language{dialogue.English},
	[]dialogue.Language{dialogue.Chinese, dialogue.English},
	[]dialogue.Language{dialogue.English, dialogue.Chinese},
)

// refusalsOf words them as a server does that does not know yet which language is wanted.
func refusalsOf(choices ...[]dialogue.Language) map[string]string {
	all := map[string]string{}
	note := func(r wechat.Reply, name string) {
		if text, ok := r.(wechat.TextReply); ok {
			all[text.Content] = name
		}
	}
	var words reply.Composer
	for _, in := range choices {
		note(words.Apology(in[0]), "with an apology")
		note(words.TooFast(in...), "refused to one who writes too fast")
		note(words.Busy(in...), "refused because too many ask at once")
	}
	return all
}
