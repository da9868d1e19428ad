package doctor

import (
	"errors"
	"fmt"

	"nearby/settings"
	"nearby/usage"
)

// examineSettings understands the settings as serve would, and gives what the
// other checks need of them even when some are wrong.
func (e *examination) examineSettings() {
	const check = "settings"
	options, err := e.Server.Options()
	e.store = options.Store
	e.public, _ = settings.ParsePublicURL(e.PublicURL)
	for _, fault := range usage.Split(errors.Unwrap(err)) {
		e.note(check, Failure, oneLine(fault), ".env.example explains each setting")
	}
	if err != nil {
		return
	}
	e.note(check, Fine, e.summary())
	e.noteLeftovers(check)
}

// noteLeftovers warns of settings that are meant for a while and then forgotten.
func (e *examination) noteLeftovers(check string) {
	s := e.Server
	const inConsole = "take it away when the console has had the new one for a few minutes"
	for _, left := range []struct {
		set          bool
		text, advice string
	}{
		{s.WechatTokenPrevious != "", "NEARBY_WECHAT_TOKEN_PREVIOUS is still set", inConsole},
		{s.WechatAESKeyPrevious != "", "NEARBY_WECHAT_AES_KEY_PREVIOUS is still set", inConsole},
		{
			s.SecretPrevious != "", "NEARBY_SECRET_PREVIOUS is still set",
			"take it away a day after the change, when no link is left that it opens",
		},
	} {
		if left.set {
			e.note(check, Warning, left.text, left.advice)
		}
	}
}

// summary names what an operator would check first, and no secret.
func (e *examination) summary() string {
	s := e.Server
	text := fmt.Sprintf("%s mode", s.Mode())
	if s.WechatAppID != "" {
		text += ", AppID " + s.WechatAppID
	}
	if s.WechatAccount != "" {
		text += ", account " + s.WechatAccount
	}
	return text + ", links begin with " + s.PublicURL
}
