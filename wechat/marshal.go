package wechat

import (
	"strconv"
	"time"
)

// Marshal writes m as WeChat would post it, in clear.
func Marshal(m Message) []byte { return marshal(m, time.Unix(0, 0)) }

// marshal dates m if nobody has.
func marshal(m Message, now time.Time) []byte {
	h := m.Head()
	if h.CreateTime.IsZero() {
		h.CreateTime = now
	}
	msgType, name := m.kind()
	var w writer
	w.open("xml")
	w.text("ToUserName", h.ToUser)
	w.text("FromUserName", h.FromUser)
	w.number("CreateTime", h.CreateTime.Unix())
	w.text("MsgType", msgType)
	w.optional("Event", name)
	w.message(m)
	if h.MsgID != 0 {
		w.number("MsgId", h.MsgID)
	}
	w.optional("MsgDataId", h.MsgDataID)
	w.optional("Idx", h.Idx)
	w.close("xml")
	return w.bytes()
}

// message writes the fields of what people send; event and notice write the rest.
func (w *writer) message(m Message) {
	switch m := m.(type) {
	case Text:
		w.text("Content", m.Content)
		w.optional("bizmsgmenuid", m.MenuID)
	case Image:
		w.text("PicUrl", m.PicURL)
		w.text("MediaId", m.MediaID)
	case Voice:
		w.text("MediaId", m.MediaID)
		w.text("Format", m.Format)
		w.optional("Recognition", m.Recognition)
	case Video:
		w.text("MediaId", m.MediaID)
		w.text("ThumbMediaId", m.ThumbMediaID)
	case ShortVideo:
		w.text("MediaId", m.MediaID)
		w.text("ThumbMediaId", m.ThumbMediaID)
	case Location:
		w.float("Location_X", m.Latitude)
		w.float("Location_Y", m.Longitude)
		w.number("Scale", int64(m.Scale))
		w.text("Label", m.Label)
	case Unlocated:
		w.optional("Label", m.Label)
	case Link:
		w.text("Title", m.Title)
		w.text("Description", m.Description)
		w.text("Url", m.URL)
	case File:
		w.text("Title", m.Title)
		w.text("Description", m.Description)
		w.text("FileKey", m.FileKey)
		w.text("FileMd5", m.MD5)
		w.number("FileTotalLen", m.Size)
	default:
		w.event(m)
	}
}

func (w *writer) event(m Message) {
	switch m := m.(type) {
	case Subscribe:
		w.text("EventKey", subscribeKey(m))
		w.optional("Ticket", m.Ticket)
	case Scan:
		w.text("EventKey", m.Scene)
		w.text("Ticket", m.Ticket)
	case LocationReport:
		w.float("Latitude", m.Latitude)
		w.float("Longitude", m.Longitude)
		w.float("Precision", m.Precision)
	case Click:
		w.text("EventKey", m.Key)
	case View:
		w.text("EventKey", m.URL)
		w.optional("MenuId", m.MenuID)
	case ViewMiniProgram:
		w.text("EventKey", m.Page)
		w.optional("MenuId", m.MenuID)
	case ScanCode:
		w.text("EventKey", m.Key)
		w.open("ScanCodeInfo")
		w.text("ScanType", m.Type)
		w.text("ScanResult", m.Result)
		w.close("ScanCodeInfo")
	case PickPhotos:
		w.pickPhotos(m)
	case LocationSelect:
		w.text("EventKey", m.Key)
		w.open("SendLocationInfo")
		w.text("Label", m.Label)
		w.text("Poiname", m.POI)
		w.close("SendLocationInfo")
	default:
		w.notice(m)
	}
}

func (w *writer) notice(m Message) {
	switch m := m.(type) {
	case TemplateSent:
		w.number("MsgID", m.Template)
		w.text("Status", m.Status)
	case SubscribeMsgPopup:
		w.choices("SubscribeMsgPopupEvent", m.Choices)
	case SubscribeMsgChange:
		w.choices("SubscribeMsgChangeEvent", m.Choices)
	case SubscribeMsgSent:
		w.deliveries(m.Deliveries)
	case AuthorizationChanged:
		w.text("OpenID", m.OpenID)
		w.text("AppID", m.AppID)
		w.text("RevokeInfo", m.Revoked)
	}
}

// float writes the shortest decimal that reads back as the same number.
func (w *writer) float(tag string, f float64) {
	w.raw(tag, strconv.FormatFloat(f, 'f', -1, 64))
}

func subscribeKey(s Subscribe) string {
	if s.Scene != "" {
		return scenePrefix + s.Scene
	}
	return s.Key
}

func (w *writer) pickPhotos(p PickPhotos) {
	w.text("EventKey", p.Key)
	w.open("SendPicsInfo")
	w.number("Count", int64(p.Count))
	w.open("PicList")
	for _, sum := range p.MD5 {
		w.open("item")
		w.text("PicMd5Sum", sum)
		w.close("item")
	}
	w.close("PicList")
	w.close("SendPicsInfo")
}

func (w *writer) choices(tag string, list []SubscriptionChoice) {
	w.open(tag)
	for _, c := range list {
		w.open("List")
		w.text("TemplateId", c.TemplateID)
		w.text("SubscribeStatusString", c.Status)
		w.optional("PopupScene", c.Scene)
		w.close("List")
	}
	w.close(tag)
}

func (w *writer) deliveries(list []SubscriptionDelivery) {
	w.open("SubscribeMsgSentEvent")
	for _, d := range list {
		w.open("List")
		w.text("TemplateId", d.TemplateID)
		w.number("MsgID", d.MsgID)
		w.number("ErrorCode", d.Code)
		w.text("ErrorStatus", d.Status)
		w.close("List")
	}
	w.close("SubscribeMsgSentEvent")
}
