package wechat_test

import (
	"fmt"
	"log"
	"time"

	"nearby/wechat"
)

// A server opens what WeChat posts, decides by the type of the message, and seals
// the reply. Here a Caller stands in for WeChat.
func Example() {
	options := wechat.Options{
		Token: "a token", AppID: "wxba5fad812f8e6fb9", Mode: wechat.Secure,
		AESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", MaxSkew: 5 * time.Minute,
	}
	callback, err := wechat.New(options)
	if err != nil {
		log.Fatal(err)
	}
	caller, err := wechat.NewCaller(options)
	if err != nil {
		log.Fatal(err)
	}
	request, err := caller.Post(wechat.Text{
		Header:  wechat.Header{ToUser: "gh_account", FromUser: "oSomebody", MsgID: 1},
		Content: "餐厅",
	}, time.Now())
	if err != nil {
		log.Fatal(err)
	}

	received, err := callback.Open(request.Query, request.Body, time.Now())
	if err != nil {
		log.Fatal(err)
	}
	var reply wechat.Reply = wechat.Success{}
	switch message := received.Message.(type) {
	case wechat.Text:
		reply = wechat.TextReply{Content: "好，找" + message.Content + "。"}
	case wechat.InvalidLocation:
		reply = wechat.TextReply{Content: "请再发一次位置。"}
	}
	body, err := received.Seal(reply, time.Now())
	if err != nil {
		log.Fatal(err)
	}

	answer, err := caller.Answer(body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.ToUser, answer.Reply)
	// Output: oSomebody {好，找餐厅。}
}
