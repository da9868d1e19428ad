package settings

import (
	"time"

	"nearby/usage"
	"nearby/wechat"
)

// Account names the account.
type Account struct {
	WechatAppID string `name:"wechat-app-id" env:"NEARBY_WECHAT_APP_ID" placeholder:"ID" help:"AppID (wx…); needed with an AES key and to call WeChat's API."`
}

// Wechat is what the WeChat console and this server agree on.
type Wechat struct {
	Account

	WechatToken          string `env:"NEARBY_WECHAT_TOKEN" secret:"" placeholder:"TEXT" help:"Token from the WeChat console."`
	WechatTokenPrevious  string `env:"NEARBY_WECHAT_TOKEN_PREVIOUS" secret:"" placeholder:"TEXT" help:"The Token before, during a change."`
	WechatMode           string `env:"NEARBY_WECHAT_MODE" placeholder:"MODE" help:"plain, compatible or secure (secure when an AES key is set, else plain)."`
	WechatAESKey         string `name:"wechat-aes-key" env:"NEARBY_WECHAT_AES_KEY" secret:"" placeholder:"KEY" help:"EncodingAESKey, 43 characters."`
	WechatAESKeyPrevious string `name:"wechat-aes-key-previous" env:"NEARBY_WECHAT_AES_KEY_PREVIOUS" secret:"" placeholder:"KEY" help:"The EncodingAESKey before, during a change."`
	WechatAccount        string `env:"NEARBY_WECHAT_ACCOUNT" placeholder:"ID" help:"The account's gh_… id; messages to another are refused."`
	WechatMaxSkew        string `env:"NEARBY_WECHAT_MAX_SKEW" default:"5m" help:"How old a signed request may be; 0 = any."`
}

// WechatNames head the faults that package wechat finds in them.
const WechatNames = "NEARBY_WECHAT_TOKEN, _APP_ID, _AES_KEY"

// Options are the settings as package wechat knows them.
func (w Wechat) Options(f *usage.Faults) wechat.Options {
	return wechat.Options{
		Token:          w.WechatToken,
		PreviousToken:  w.WechatTokenPrevious,
		AppID:          w.WechatAppID,
		AESKey:         w.WechatAESKey,
		PreviousAESKey: w.WechatAESKeyPrevious,
		Account:        w.WechatAccount,
		Mode:           usage.Parsed(f, "NEARBY_WECHAT_MODE", w.Mode(), wechat.ParseMode),
		MaxSkew:        usage.Parsed(f, "NEARBY_WECHAT_MAX_SKEW", w.WechatMaxSkew, time.ParseDuration),
	}
}

// Mode is the name of the mode: what is set, else secure with a key and plain without.
func (w Wechat) Mode() string {
	switch {
	case w.WechatMode != "":
		return w.WechatMode
	case w.WechatAESKey != "":
		return wechat.Secure.String()
	}
	return wechat.Plain.String()
}
