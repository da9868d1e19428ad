package send

import (
	"html"
	"regexp"
	"strconv"

	"nearby/wechat"
)

var (
	accountElement = regexp.MustCompile(`(?s)<ToUserName>.*?</ToUserName>`)
	senderElement  = regexp.MustCompile(`(?s)<FromUserName>.*?</FromUserName>`)
	timeElement    = regexp.MustCompile(`(?s)<CreateTime>.*?</CreateTime>`)
)

// Renew puts another account, sender and time into a message.
func Renew(message []byte, h wechat.Header) []byte {
	account := "<ToUserName>" + html.EscapeString(h.ToUser) + "</ToUserName>"
	sender := "<FromUserName>" + html.EscapeString(h.FromUser) + "</FromUserName>"
	created := "<CreateTime>" + strconv.FormatInt(h.CreateTime.Unix(), 10) + "</CreateTime>"
	message = accountElement.ReplaceAllLiteral(message, []byte(account))
	message = senderElement.ReplaceAllLiteral(message, []byte(sender))
	return timeElement.ReplaceAllLiteral(message, []byte(created))
}
