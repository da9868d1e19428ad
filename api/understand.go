package api

import (
	"regexp"

	"nearby/api/dialogue"
	"nearby/wechat"
)

// placeholder is what WeChat and its clients put in the place of a sticker or another
// message that they do not pass on, in the languages that they speak: 【收到不支持的消息类型，
// 暂无法显示】, [Unsupported Message].
var placeholder = regexp.MustCompile(`^\s*[【\[](?:[^\]】]*(?:不支持|不支援|无法显示|無法顯示|暂不能|暫不能|(?i:unsupported|not supported|cannot be displayed))[^\]】]*|` +
	`动画表情|動態貼圖|自定义表情|贴图|貼圖|(?i:sticker|custom sticker|animated sticker))[】\]]\s*$`)

// understand says what a message means to the dialogue. This is where a point
// leaves the datum it came on.
func (o Options) understand(m wechat.Message) dialogue.Input {
	switch m := m.(type) {
	case wechat.Location:
		return dialogue.Located{At: o.LocationDatum.WGS84(m.Latitude, m.Longitude, o.Maps.Region)}
	case wechat.LocationReport:
		return dialogue.PositionReported{At: o.ReportDatum.WGS84(m.Latitude, m.Longitude, o.Maps.Region)}
	case wechat.InvalidLocation:
		if m.Report { // may not be answered
			return dialogue.Other{}
		}
		return dialogue.UnusableLocation{}
	case wechat.Text:
		if placeholder.MatchString(m.Content) {
			return dialogue.MediaSent{Kind: dialogue.Picture}
		}
		return dialogue.Typed{Text: m.Content}
	case wechat.Voice:
		if m.Recognition != "" {
			return dialogue.Typed{Text: m.Recognition}
		}
		return dialogue.MediaSent{Kind: dialogue.Recording}
	case wechat.Click:
		return dialogue.Clicked{Key: m.Key}
	case wechat.Subscribe:
		return dialogue.Followed{Scene: m.Scene}
	case wechat.Scan:
		return dialogue.Scanned{Scene: m.Scene}
	case wechat.Unsubscribe, wechat.AuthorizationChanged:
		return dialogue.Unfollowed{}
	}
	return unreadable(m)
}

// unreadable tells the messages that say nothing this program understands from the
// events that expect no answer.
func unreadable(m wechat.Message) dialogue.Input {
	switch m.(type) {
	case wechat.Image:
		return dialogue.MediaSent{Kind: dialogue.Picture}
	case wechat.Video, wechat.ShortVideo:
		return dialogue.MediaSent{Kind: dialogue.Film}
	case wechat.Link:
		return dialogue.MediaSent{Kind: dialogue.Article}
	case wechat.File:
		return dialogue.MediaSent{Kind: dialogue.Document}
	}
	return dialogue.Other{}
}
