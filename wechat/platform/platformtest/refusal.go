package platformtest

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// refusal is one of WeChat's codes, as an error.
type refusal int

func (r refusal) Error() string { return messages[strconv.Itoa(int(r))] }

// ipRefusal is 40164, which names the address.
type ipRefusal string

func (r ipRefusal) Error() string {
	return fmt.Sprintf("invalid ip %[1]s ipv6 ::ffff:%[1]s, not in whitelist", string(r))
}

// refusalAnswer is the answer to the call that is refused at that time, with the number of
// the refusal in its rid.
func refusalAnswer(err error, at time.Time, number int) object {
	code := 40164
	var r refusal
	if errors.As(err, &r) {
		code = int(r)
	}
	rid := fmt.Sprintf("%x-%08x-%08x", at.Unix(), number, number*2654435761%(1<<32))
	return object{"errcode": code, "errmsg": err.Error() + " rid: " + rid}
}

//go:embed messages.tsv
var messageLines string

// messages is the text WeChat sends with a code.
var messages = parseMessages(messageLines)

func parseMessages(lines string) map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(lines) {
		code, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		all[code] = text
	}
	return all
}
