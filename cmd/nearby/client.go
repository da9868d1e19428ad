package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"nearby/seal"
	"nearby/wechat/platform"
)

// callSettings are what every command needs that calls WeChat's own API.
type callSettings struct {
	databaseSettings
	accountSettings
	apiSettings

	Secret         string `env:"NEARBY_SECRET" placeholder:"TEXT" help:"Opens the access token that servers share through the database."`
	SecretPrevious string `env:"NEARBY_SECRET_PREVIOUS" placeholder:"TEXT" help:"The secret before, during a change."`
}

// connect returns a client for the account, and what to call when done with it.
// With a database and the secret it uses the access token of the servers.
func (c callSettings) connect(std streams) (*platform.Client, func(), error) {
	var wrong faults
	options := c.account(&wrong, c.WechatAppID)
	share, done := c.share(&wrong, std)
	options.TokenStore = share
	if err := wrong.err(); err != nil {
		done()
		return nil, nil, err
	}
	client, err := platform.New(options)
	if err != nil {
		done()
		return nil, nil, usageError{err}
	}
	return client, done, nil
}

// share is where the servers keep their token together, when the settings say
// where that is.
func (c callSettings) share(f *faults, std streams) (share platform.TokenStore, done func()) {
	if c.DatabaseURL == "" || c.Secret == "" {
		fmt.Fprintln(std.err, "nearby: without NEARBY_DATABASE_URL and NEARBY_SECRET "+
			"the access token is this command's alone")
		return nil, func() {}
	}
	f.add("NEARBY_SECRET", checkSecret(c.Secret))
	s := c.open(f)
	if len(*f) > 0 {
		return nil, func() {}
	}
	token, err := s.AccessToken(c.WechatAppID, seal.New(c.Secret, c.SecretPrevious))
	f.add("NEARBY_SECRET", err)
	return token.Update, s.Close
}

// account is the settings as package platform knows them.
func (a apiSettings) account(f *faults, appID string) platform.Options {
	o := platform.Options{AppID: appID, AppSecret: a.WechatAppSecret, BaseURL: a.WechatAPIURL}
	if appID == "" {
		f.add("NEARBY_WECHAT_APP_ID", errors.New("is not set"))
	}
	if a.WechatAppSecret == "" {
		f.add("NEARBY_WECHAT_APP_SECRET", errors.New("is not set"))
	}
	u := parsed(f, "NEARBY_WECHAT_API_URL", a.WechatAPIURL, parsePublicURL)
	if u != nil && !ofWeChat(u) {
		o.ImageURL = a.WechatAPIURL // what stands in for the API stands in for all of it
	}
	return o
}

// ofWeChat tells WeChat's own hosts, of which the API has several: the pictures
// of QR codes are at one of them only.
func ofWeChat(u *url.URL) bool { return strings.HasSuffix(u.Hostname(), ".weixin.qq.com") }

// bilingual says in Chinese as well what a refusal by WeChat means: the console,
// where most of them are put right, speaks Chinese.
func bilingual(err error) error {
	var refused *platform.Error
	if !errors.As(err, &refused) || refused.Meaning("zh") == "" {
		return err
	}
	return fmt.Errorf("%w\n  %d %s。%s", err, refused.Code, refused.Meaning("zh"), refused.Hint("zh"))
}
