package settings

import (
	"context"
	"fmt"
	"os"

	"nearby/seal"
	"nearby/store"
	"nearby/usage"
	"nearby/wechat/platform"
)

// Web says what the pages have to do with WeChat.
type Web struct {
	JSSDK        bool   `name:"jssdk" env:"NEARBY_JSSDK" default:"false" help:"Sign pages for WeChat's JS-SDK: the way opens WeChat's own map, and pages are passed on as cards. Needs the AppID and the AppSecret."`
	WechatVerify string `env:"NEARBY_WECHAT_VERIFY" placeholder:"FOLDER" help:"A folder of WeChat's domain files (MP_verify_….txt), served at the root."`
}

// verifyFolder makes sure that the folder is one.
func (w Web) verifyFolder(f *usage.Faults) string {
	if w.WechatVerify == "" {
		return ""
	}
	info, err := os.Stat(w.WechatVerify)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is not a folder", w.WechatVerify)
	}
	f.Add("NEARBY_WECHAT_VERIFY", err)
	return w.WechatVerify
}

// configurePage is how pages are signed for the JS-SDK, with the token and the ticket that
// all servers share; nil when they are not to be.
func (c *Server) configurePage(f *usage.Faults, s *store.Store) func(context.Context, string) (platform.PageConfig, error) {
	if !c.JSSDK {
		return nil
	}
	var wrong usage.Faults
	o := c.PlatformOptions(&wrong, c.WechatAppID)
	if s == nil || c.Secret == "" || len(wrong) > 0 { // the store and the secret have faults of their own
		*f = append(*f, wrong...)
		return nil
	}
	secret := seal.New(c.Secret, c.SecretPrevious)
	token, err := s.AccessToken(c.WechatAppID, secret)
	f.Add("NEARBY_SECRET", err)
	ticket, err := s.JSTicket(c.WechatAppID, secret)
	f.Add("NEARBY_SECRET", err)
	if token == nil || ticket == nil {
		return nil
	}
	o.TokenStore, o.TicketStore = token.Update, ticket.Update
	client, err := platform.New(o)
	if err != nil {
		f.Add("NEARBY_WECHAT_API_URL", err)
		return nil
	}
	return client.ConfigurePage
}
