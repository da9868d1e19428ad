package wechat_test

import (
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/wechat"
)

// head is the Header of a sample.
func head(to, from string, created, id int64) wechat.Header {
	return wechat.Header{
		ToUser: to, FromUser: from, CreateTime: time.Unix(created, 0).UTC(), MsgID: id,
	}
}

// from2016 is the Header of a message to the account chanxuehong recorded.
func from2016(created, id int64) wechat.Header {
	return head("gh_21ee2dc92d7d", "os-IKuHd9pJ6xsn4mS7GyL4HxqI4", created, id)
}

// menu2014 is the Header of WeChat's samples for menu events.
func menu2014(created int64) wechat.Header {
	return head("gh_e136c6e50636", "oMgHVjngRipVsoxg6TuX3vz6glDg", created, 0)
}

// notice2021 is the Header of WeChat's samples for subscription notices.
func notice2021(created int64) wechat.Header {
	return head("gh_123456789abc", "otFpruAK8D-E6EfStSYonYSBZ8_4", created, 0)
}

const docID = 1234567890123456

var (
	docMessage = head("toUser", "fromUser", 1348831860, docID)
	docLater   = head("toUser", "fromUser", 1351776360, docID)
	docEvent   = head("toUser", "FromUser", 123456789, 0)
)

const ticket2016 = "gQHr8ToAAAAAAAAAASxodHRwOi8vd2VpeGluLnFxLmNvbS9xLzMwT19GN2ZsSkkxZFBGTkpkMjEz" +
	"AAIEIYnjVgMECAcAAA=="

// happened is an event without a type of its own.
func happened(h wechat.Header, name string) wechat.Message {
	return wechat.Unknown{Header: h, Type: "event", Event: name}
}

// recorded holds what every file of the vectors' callbacks/ says.
var recorded = map[string]wechat.Message{
	"text__chanxuehong.xml": wechat.Text{
		Header: from2016(1457742803, 6260957665266699303), Content: "hhhhhjjjjjjjjj",
	},
	"text__doc_from_article_msgdataid.xml": wechat.Text{
		Header: docMessage, Content: "this is a test",
	},
	"text__msgmenu_community2026_id0.xml": wechat.Text{
		Header: head("gh_501e2e78f66a", "oVePN2DjdQlahnlYcj2JSUj3Fd1o",
			1772335596, 25373744922163388),
		Content: "取消支付", MenuID: "0",
	},
	"text__msgmenu_doc_sample.xml": wechat.Text{
		Header: head("ToUser", "FromUser", 1500000000, docID), Content: "满意", MenuID: "101",
	},
	"text__wechatpy.xml": wechat.Text{Header: docMessage, Content: "this is a test"},
	"image__chanxuehong.xml": wechat.Image{
		Header: from2016(1457742821, 6260957742576110634),
		PicURL: "http://mmbiz.qpic.cn/mmbiz/eUIjD3Aun1G3tmxfVLgNsNI5UVrf5fFZXC9bkNmibssibA4" +
			"aluCxmqp6ibyyxT4iaXmQaMR72hncyp65Yt2ZRIsH9g/0",
		MediaID: "XbQZ2aq1i7G6ZPZzP8DoySg25X5iDcjefx_cbO3kFzww5I9Y_NgNVSsDqte1ZNOR",
	},
	"image__wechatpy.xml": wechat.Image{
		Header: docMessage, PicURL: "this is a url", MediaID: "media_id",
	},
	"image__werobot.xml": wechat.Image{Header: docMessage, PicURL: "this is a url"},
	"voice__chanxuehong.xml": wechat.Voice{
		Header:  from2016(1457742830, 6260957780828487680),
		MediaID: "NUjTR19l2n7kxNmmol1K3unuUrk-b2LRMri_SkEoFADjnVYeV8tFjx8EQB7trHJk",
		Format:  "amr", Recognition: "附近的餐厅",
	},
	"voice__community2023_empty_recognition.xml": wechat.Voice{
		Header: head("gh_3e7f4bc6f4da", "oDO796opXuEu2mWrn53BqlVW0u9I",
			1688027152, 7250021412600020992),
		MediaID: "whQK88YniP8QXO5rkRimKmkWEg4V0D9_yDblzDFn9yJMJQNnV7pan6AJg8rgiFs9",
		Format:  "amr",
	},
	"voice__wechatpy.xml": wechat.Voice{
		Header:  head("toUser", "fromUser", 1357290913, docID),
		MediaID: "media_id", Format: "Format",
	},
	"voice__werobot.xml": wechat.Voice{
		Header:  head("toUser", "fromUser", 1357290913, docID),
		MediaID: "media_id", Format: "Format", Recognition: "Meow~",
	},
	"video__chanxuehong.xml": wechat.Video{
		Header:  head("toUser", "fromUser", 1357290913, docID),
		MediaID: "media_id", ThumbMediaID: "thumb_media_id",
	},
	"shortvideo__chanxuehong.xml": wechat.ShortVideo{
		Header:       from2016(1457742856, 6260957892899965999),
		MediaID:      "hcik2O_g6Pa6d2RjvZze-BgLjocAiBfsNqXd_JBkw570RUb0qh8ayO12TaC5TPhc",
		ThumbMediaID: "5Sykx9I2TiVMmU0EAYTiSVZ7rdU0q7zHw8NEBL_COo_hedMcd9RFuz0-zv_Hqplk",
	},
	"location__chanxuehong.xml": wechat.Location{
		Header:   from2016(1457742894, 6260958056108723257),
		Latitude: 30.19536, Longitude: 109.32305, Scale: 10,
		Label: "湖北省恩施土家族苗族自治州恩施市",
	},
	"location__fangbei_2013.xml": wechat.Location{
		Header: head("gh_680bdefc8c5d", "oIDrpjqASyTPnxRmpS9O_ruZGsfk",
			1359036619, 5837017832671832047),
		Latitude: 22.539968, Longitude: 113.95498, Scale: 16,
		Label: "中国广东省深圳市南山区华侨城深南大道9789号 邮政编码: 518057",
	},
	"location__wechatpy.xml": wechat.Location{
		Header: docLater, Latitude: 23.134521, Longitude: 113.358803, Scale: 20, Label: "位置信息",
	},
	"location__werobot.xml": wechat.Location{
		Header: docLater, Latitude: 23.134521, Longitude: 113.358803, Scale: 20, Label: "Location",
	},
	"link__chanxuehong.xml": wechat.Link{
		Header: from2016(1457742914, 6260958142008069179),
		Title:  "当日本的“变态”遇上德国的严谨，结果房子疯了！",
		Description: "http://mp.weixin.qq.com/s?__biz=MjM5OTI1NzMwMQ==&mid=401506474&idx=2" +
			"&sn=2a58169e0c6cf9a1d0b364d3415ef9f2&scene=2&srcid=1213NSFj35aDx3AQxygUNmJK#rd",
		URL: "http://mp.weixin.qq.com/s?__biz=MjM5OTI1NzMwMQ==&mid=401506474&idx=2" +
			"&sn=2a58169e0c6cf9a1d0b364d3415ef9f2&scene=2&srcid=1213NSFj35aDx3AQxygUNmJK" +
			"&from=timeline&isappinstalled=0#rd",
	},
	"link__wechatpy.xml": wechat.Link{
		Header: docLater, Title: "公众平台官网链接", Description: "公众平台官网链接", URL: "url",
	},
	"link__werobot.xml": wechat.Link{
		Header: docLater, Title: "WeRoBot", Description: "Link to WeRoBot",
		URL: "https://github.com/whtsky/WeRoBot",
	},
	"unknown__werobot.xml":          wechat.Unknown{Header: docLater, Type: "unknown"},
	"unknown_msgtype__wechatpy.xml": wechat.Unknown{Header: docMessage, Type: "notsure"},

	"event_subscribe__chanxuehong.xml": wechat.Subscribe{Header: from2016(1457752147, 0)},
	"event_subscribe__chanxuehong_2.xml": wechat.Subscribe{
		Header: from2016(1457752430, 0), Scene: "1000000", Ticket: ticket2016,
	},
	"event_subscribe__wechatpy.xml": wechat.Subscribe{Header: docEvent},
	"event_subscribe__wechatpy_2.xml": wechat.Subscribe{
		Header: docEvent, Scene: "123123", Ticket: "TICKET",
	},
	"event_subscribe__wechatpy_3.xml": wechat.Subscribe{
		Header: docEvent, Key: "last_trade_no_4008072001201701105817415015",
	},
	"event_subscribe__wechatpy_4.xml": wechat.Subscribe{
		Header: head("gh_fbe8a958756e", "otAzGjrS4AYCmeJM1GhEOcHXXTAo", 1433259128, 0),
		Key:    "scanbarcode|keystandard|keystr",
	},
	"event_subscribe__wechatpy_5.xml": wechat.Subscribe{
		Header: head("gh_fbe8a958756e", "otAzGjrS4AYCmeJM1GhEOcHXXTAo", 1433259128, 0),
		Key:    "scanimage|keystandard|keystr",
	},
	"event_unsubscribe__chanxuehong.xml": wechat.Unsubscribe{Header: from2016(1457752129, 0)},
	"event_unsubscribe__wechatpy.xml":    wechat.Unsubscribe{Header: docEvent},
	"event_unsubscribe__werobot.xml": wechat.Unsubscribe{
		Header: head("toUser", "fromUser", 123456789, 0),
	},
	"event_SCAN__chanxuehong.xml": wechat.Scan{
		Header: from2016(1457752395, 0), Scene: "1000000", Ticket: ticket2016,
	},
	"event_SCAN__wechatpy.xml": wechat.Scan{
		Header: docEvent, Scene: "SCENE_VALUE", Ticket: "TICKET",
	},
	"event_SCAN__wechatpy_2.xml": wechat.Scan{
		Header: docEvent, Scene: "123123", Ticket: "TICKET",
	},
	"event_LOCATION__chanxuehong.xml": wechat.LocationReport{
		Header:   from2016(1457752531, 0),
		Latitude: 30.443105, Longitude: 116.654735, Precision: 2703,
	},
	"event_LOCATION__wechatpy.xml": wechat.LocationReport{
		Header:   head("toUser", "fromUser", 123456789, 0),
		Latitude: 23.137466, Longitude: 113.352425, Precision: 119.38504,
	},
	"event_CLICK__wechatpy.xml": wechat.Click{Header: docEvent, Key: "EVENTKEY"},
	"event_CLICK__werobot.xml": wechat.Click{
		Header: head("toUser", "fromUser", 123456789, 0), Key: "EVENTKEY",
	},
	"event_VIEW__wechatpy.xml":               wechat.View{Header: docEvent, URL: "www.qq.com"},
	"event_scancode_push__wechatpy.xml":      happened(menu2014(1408090502), "scancode_push"),
	"event_scancode_push__werobot.xml":       happened(docEvent, "scancode_push"),
	"event_scancode_waitmsg__wechatpy.xml":   happened(menu2014(1408090606), "scancode_waitmsg"),
	"event_scancode_waitmsg__werobot.xml":    happened(docEvent, "scancode_waitmsg"),
	"event_pic_sysphoto__wechatpy.xml":       happened(menu2014(1408090651), "pic_sysphoto"),
	"event_pic_sysphoto__werobot.xml":        happened(menu2014(1408090651), "pic_sysphoto"),
	"event_pic_photo_or_album__wechatpy.xml": happened(menu2014(1408090816), "pic_photo_or_album"),
	"event_pic_weixin__wechatpy.xml":         happened(menu2014(1408090816), "pic_weixin"),
	"event_location_select__wechatpy.xml": wechat.LocationSelect{
		Header: menu2014(1408091189), Key: "6", Label: "广州市海珠区客村艺苑路 106号",
	},
	"event_TEMPLATESENDJOBFINISH__wechatpy.xml":      happened(head("touser", "fromuser", 1395658920, 0), "TEMPLATESENDJOBFINISH"),
	"event_TEMPLATESENDJOBFINISH__werobot.xml":       happened(head("gh_7f083739789a", "oia2TjuEGTNoeX76QEjQNrcURxG8", 1395658920, 0), "TEMPLATESENDJOBFINISH"),
	"event_TEMPLATESENDJOBFINISH__werobot_2.xml":     happened(head("gh_7f083739789a", "oia2TjuEGTNoeX76QEjQNrcURxG8", 1395658984, 0), "TEMPLATESENDJOBFINISH"),
	"event_subscribe_msg_popup_event__wechatpy.xml":  happened(notice2021(1610969440), "subscribe_msg_popup_event"),
	"event_subscribe_msg_change_event__wechatpy.xml": happened(notice2021(1610969440), "subscribe_msg_change_event"),
	"event_subscribe_msg_sent_event__wechatpy.xml":   happened(notice2021(1610969468), "subscribe_msg_sent_event"),
	"event_unknown__werobot.xml":                     wechat.Unknown{Header: docEvent, Type: "event", Event: "unknown"},
}

// own holds the meaning of each file of testdata/callbacks, which were written by
// hand: every kind of callback, and other spellings of the same.
var own = map[string]wechat.Message{
	"text.xml":      wechat.Text{Header: byHand(1), Content: "附近的餐厅 <便宜> & 好吃"},
	"text_menu.xml": wechat.Text{Header: byHand(2), Content: "下一页", MenuID: "more"},
	"text_without_cdata.xml": wechat.Text{
		Header: byHand(3), Content: "1 < 2 & 附近",
	},
	"image.xml": wechat.Image{
		Header: byHand(4), PicURL: "http://pictures.example.com/0?a=1&b=2", MediaID: "IMAGE-1",
	},
	"voice.xml": wechat.Voice{
		Header: byHand(5), MediaID: "VOICE-1", Format: "amr", Recognition: "附近的地铁站",
	},
	"voice_without_recognition.xml": wechat.Voice{Header: byHand(6), MediaID: "VOICE-2", Format: "speex"},
	"video.xml":                     wechat.Video{Header: byHand(7), MediaID: "VIDEO-1", ThumbMediaID: "THUMB-1"},
	"shortvideo.xml":                wechat.ShortVideo{Header: byHand(8), MediaID: "VIDEO-2", ThumbMediaID: "THUMB-2"},
	"location.xml": wechat.Location{
		Header: byHand(9), Latitude: 31.232794, Longitude: 121.475152, Scale: 15, Label: "黄浦区人民大道",
	},
	"location_negative.xml": wechat.Location{Header: byHand(10), Latitude: -33.4569, Longitude: -70.6483},
	"location_null.xml": wechat.InvalidLocation{
		Header: byHand(11), Label: "正在获取位置",
	},
	"link.xml": wechat.Link{
		Header: byHand(12), Title: "上海的面馆", Description: "十家", URL: "https://example.com/?a=1&b=2",
	},
	"file.xml":    wechat.File{Header: byHand(13), Title: "时刻表.pdf", FileKey: "file_key"},
	"sticker.xml": wechat.Unknown{Header: byHand(14), Type: "emoticon"},

	"event_subscribe.xml":       wechat.Subscribe{Header: byHand(0)},
	"event_subscribe_scene.xml": wechat.Subscribe{Header: byHand(0), Scene: "gate-3", Ticket: "gQH="},
	"event_subscribe_other_case.xml": wechat.Subscribe{
		Header: byHand(0), Scene: "gate-3", Ticket: "gQH=",
	},
	"event_subscribe_key.xml": wechat.Subscribe{Header: byHand(0), Key: "last_trade_no_4200001"},
	"event_unsubscribe.xml":   wechat.Unsubscribe{Header: byHand(0)},
	"event_scan.xml":          wechat.Scan{Header: byHand(0), Scene: "gate-3", Ticket: "gQH="},
	"event_location.xml": wechat.LocationReport{
		Header: byHand(0), Latitude: 31.230525, Longitude: 121.473667, Precision: 65,
	},
	"event_location_null.xml": wechat.InvalidLocation{
		Header: byHand(0), Report: true,
	},
	"event_click.xml":                 wechat.Click{Header: byHand(0), Key: "transit"},
	"event_click_bom_crlf_spaces.xml": wechat.Click{Header: byHand(0), Key: "transit"},
	"event_view.xml":                  wechat.View{Header: byHand(0), URL: "https://example.com/?a=1&b=2", MenuID: "433418372"},
	"event_location_select.xml": wechat.LocationSelect{
		Header: byHand(0), Key: "near", Label: "黄浦区人民大道", POI: "人民广场",
	},
	"event_user_info_modified.xml":              consent(wechat.InfoModified),
	"event_user_authorization_revoke.xml":       consent(wechat.AuthorizationRevoked),
	"event_user_authorization_cancellation.xml": consent(wechat.AuthorizationCancelled),

	"event_view_miniprogram.xml":      happened(byHand(0), "view_miniprogram"),
	"event_scancode_waitmsg.xml":      happened(byHand(0), "scancode_waitmsg"),
	"event_pic_weixin.xml":            happened(byHand(0), "pic_weixin"),
	"event_templatesendjobfinish.xml": happened(byHand(0), "TEMPLATESENDJOBFINISH"),
	"event_subscribe_msg_sent.xml":    happened(byHand(0), "subscribe_msg_sent_event"),
}

// byHand is the Header of every file of testdata/callbacks. n tells messages apart
// and is 0 for events.
func byHand(n int64) wechat.Header {
	h := head(account, "oSomebody", 1714112446, 0)
	if n > 0 {
		h.MsgID = 24012345678901200 + n
	}
	return h
}

func consent(change wechat.ConsentChange) wechat.Message {
	return wechat.AuthorizationChanged{
		Header: head(account, "oThe-platform-itself", 1714112446, 0),
		Change: change, OpenID: "oWhom-it-is-about",
	}
}

func TestRecordedCallbacks(t *testing.T) {
	t.Parallel()
	checkSamples(t, wechat.Samples(t, sampledata.Path(t, "vectors/wechat/callbacks")), recorded)
}

func TestOwnCallbacks(t *testing.T) {
	t.Parallel()
	checkSamples(t, wechat.Samples(t, "testdata/callbacks"), own)
}

// checkSamples opens every file in every mode. Each file must have its entry in
// want, and each entry its file.
func checkSamples(t *testing.T, files map[string][]byte, want map[string]wechat.Message) {
	t.Helper()
	for name := range maps.Keys(want) {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is expected but missing", name)
		}
	}
	for mode := wechat.Plain; mode <= wechat.Secure; mode++ {
		callback := newCallback(t, options(mode))
		for name, body := range files {
			req := post(t, options(mode), body)
			got, err := callback.Open(req.Query, req.Body, now)
			if err != nil {
				t.Errorf("%s in %s mode: %v", name, mode, err)
				continue
			}
			if diff := cmp.Diff(want[name], got.Message); diff != "" {
				t.Errorf("%s in %s mode (-want +got):\n%s", name, mode, diff)
			}
		}
	}
}
