package wechat

import (
	"strconv"
	"time"
)

// Marshal writes m like WeChat posts it, not encrypted.
func Marshal(m Message) []byte { return marshal(m, time.Unix(0, 0)) }

// marshal is Marshal; a message without a CreateTime gets now.
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
	w.close("xml")
	return w.bytes()
}

// message writes the fields of what people send.
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
	case InvalidLocation:
		w.optional("Label", m.Label)
	case Link:
		w.text("Title", m.Title)
		w.text("Description", m.Description)
		w.text("Url", m.URL)
	case File:
		w.text("Title", m.Title)
		w.text("FileKey", m.FileKey)
	default:
		w.event(m)
	}
}

// event writes the fields of events.
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
	case LocationSelect:
		w.text("EventKey", m.Key)
		w.open("SendLocationInfo")
		w.text("Label", m.Label)
		w.text("Poiname", m.POI)
		w.close("SendLocationInfo")
	case AuthorizationChanged:
		w.text("OpenID", m.OpenID)
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
