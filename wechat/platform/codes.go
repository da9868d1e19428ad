package platform

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"
)

// The errors that callers distinguish. All except the last three stand for codes of
// WeChat (see codes): an *Error with such a code matches.
var (
	ErrBusy         = errors.New("WeChat is busy")
	ErrToken        = errors.New("WeChat refused the access token")
	ErrCredentials  = errors.New("WeChat does not know this AppID or secret")
	ErrIPNotListed  = errors.New("this server's IP is not on the allow-list")
	ErrMediaID      = errors.New("no such media, or no longer")
	ErrWindow       = errors.New("too late to write to this person")
	ErrCount        = errors.New("no more messages to this person for now")
	ErrQuota        = errors.New("the day's quota for this call is used up")
	ErrNoMenu       = errors.New("the account has no menu made through the API")
	ErrUnauthorized = errors.New("this account may not make this call")

	// ErrUnreachable means that a call got no answer, or a part of one.
	ErrUnreachable = errors.New("WeChat's API did not answer")
	// ErrAnswer means that the answer is not one of WeChat's API: a proxy's error
	// page, an empty or too long body, JSON of another form.
	ErrAnswer = errors.New("not an answer of WeChat's API")
	// ErrInvalid means that WeChat would refuse the call. Nothing was sent.
	ErrInvalid = errors.New("not within WeChat's limits")
)

// text is a sentence in both languages of this program.
type text struct{ zh, en string }

func (t text) in(language string) string {
	if language == "zh" {
		return t.zh
	}
	return t.en
}

// code is one of WeChat's error codes: the error of this package that it matches,
// if any, what it means and what helps.
type code struct {
	err           error
	meaning, hint text
}

//go:embed codes.tsv
var codeLines string

// codes explains the codes with which WeChat can answer the calls of this package.
var codes = parseCodes(codeLines)

// errorNames are what codes.tsv calls the errors.
var errorNames = map[string]error{
	"busy": ErrBusy, "token": ErrToken, "credentials": ErrCredentials, "address": ErrIPNotListed,
	"media": ErrMediaID, "window": ErrWindow, "count": ErrCount, "quota": ErrQuota,
	"no-menu": ErrNoMenu, "unauthorized": ErrUnauthorized, "-": nil,
}

// parseCodes reads a code a line. It panics on a line that is none.
func parseCodes(lines string) map[int]code {
	all := map[int]code{}
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := append(strings.Split(line, "\t"), "", "") // a hint may be missing
		number, err := strconv.Atoi(cells[0])
		matches, known := errorNames[cells[1]]
		if err != nil || !known {
			panic("platform: not a line of error codes: " + line)
		}
		all[number] = code{matches, text{cells[2], cells[3]}, text{cells[4], cells[5]}}
	}
	return all
}
