package settings

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"nearby/seal"
	"nearby/usage"
	"nearby/wechat/platform"
)

// API is what WeChat's own API wants besides the AppID.
type API struct {
	WechatAppSecret string `env:"NEARBY_WECHAT_APP_SECRET" secret:"" placeholder:"TEXT" help:"AppSecret from the WeChat console."`
	WechatAPIURL    string `name:"wechat-api-url" env:"NEARBY_WECHAT_API_URL" default:"https://api.weixin.qq.com" help:"Where WeChat's API answers."`
}

// Platform is what every command needs that calls WeChat's own API.
type Platform struct {
	Database
	Account
	API

	Secret         string `env:"NEARBY_SECRET" secret:"" placeholder:"TEXT" help:"Opens the access token that servers share through the database."`
	SecretPrevious string `env:"NEARBY_SECRET_PREVIOUS" secret:"" placeholder:"TEXT" help:"The secret before, during a change."`
}

// ProvidePlatform hands the settings of a command on to those below it.
func (p *Platform) ProvidePlatform() *Platform { return p }

// Connect makes a client of the account for one job. With a database and the secret
// it uses the access token of the servers.
func (c Platform) Connect(notes io.Writer, do func(*platform.Client) error) error {
	var wrong usage.Faults
	options := c.PlatformOptions(&wrong, c.WechatAppID)
	tokens, done := c.tokens(&wrong, notes)
	defer done()
	options.TokenStore = tokens
	if err := wrong.Err(); err != nil {
		return err
	}
	client, err := platform.New(options)
	if err != nil {
		return usage.New(err)
	}
	return do(client)
}

// tokens is where the servers keep their token together, nil when the settings do not
// say where that is, and what to call at the end.
func (c Platform) tokens(f *usage.Faults, notes io.Writer) (shared platform.TokenStore, done func()) {
	if c.DatabaseURL == "" || c.Secret == "" {
		fmt.Fprintln(notes, "nearby: without NEARBY_DATABASE_URL and NEARBY_SECRET "+
			"the access token is this command's alone")
		return nil, func() {}
	}
	f.Add("NEARBY_SECRET", checkSecret(c.Secret))
	s := c.Open(f)
	if len(*f) > 0 {
		return nil, func() {}
	}
	token, err := s.AccessToken(c.WechatAppID, seal.New(c.Secret, c.SecretPrevious))
	f.Add("NEARBY_SECRET", err)
	return token.Update, s.Close
}

// PlatformOptions are the settings as package platform knows them.
func (a API) PlatformOptions(f *usage.Faults, appID string) platform.Options {
	o := platform.Options{AppID: appID, AppSecret: a.WechatAppSecret, BaseURL: a.WechatAPIURL}
	if appID == "" {
		f.Add("NEARBY_WECHAT_APP_ID", errors.New("is not set"))
	}
	if a.WechatAppSecret == "" {
		f.Add("NEARBY_WECHAT_APP_SECRET", errors.New("is not set"))
	}
	u := usage.Parsed(f, "NEARBY_WECHAT_API_URL", a.WechatAPIURL, ParsePublicURL)
	if u != nil && !ofWeChat(u) {
		o.ImageURL = a.WechatAPIURL // what stands in for the API stands in for all of it
	}
	return o
}

// ofWeChat tells WeChat's own hosts, of which the API has several: the pictures
// of QR codes are at one of them only.
func ofWeChat(u *url.URL) bool { return strings.HasSuffix(u.Hostname(), ".weixin.qq.com") }
