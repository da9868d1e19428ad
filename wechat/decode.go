package wechat

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// event is the MsgType of everything that is not a message.
const event = "event"

// scenePrefix marks the scene of a QR code in the EventKey of subscribe.
const scenePrefix = "qrscene_"

// decode reads one message, in clear. Its error is ErrMalformed.
func decode(body []byte) (Received, error) {
	root, err := parse(body)
	if err != nil {
		return Received{}, fmt.Errorf("%v: %w", err, ErrMalformed)
	}
	h, err := header(root)
	if err != nil {
		return Received{}, fmt.Errorf("%v: %w", err, ErrMalformed)
	}
	return Received{Message: message(root, h), key: key(root, h)}, nil
}

// header reads what every message must carry.
func header(n node) (Header, error) {
	created, ok := integer(n.text("CreateTime"))
	h := Header{
		ToUser:     n.name("ToUserName"),
		FromUser:   n.name("FromUserName"),
		CreateTime: time.Unix(created, 0).UTC(),
		MsgDataID:  n.name("MsgDataId"),
		Idx:        n.name("Idx"),
	}
	isEvent := strings.EqualFold(n.name("MsgType"), event)
	switch {
	case h.ToUser == "" || h.FromUser == "":
		return h, errors.New("no sender or no account")
	case !ok:
		return h, errors.New("no number in CreateTime")
	case n.name("MsgType") == "":
		return h, errors.New("no MsgType")
	case isEvent && n.name("Event") == "":
		return h, errors.New("no Event")
	case isEvent || msgID(n) == "":
		return h, nil
	}
	if h.MsgID, ok = integer(msgID(n)); !ok {
		return h, errors.New("no number in MsgId")
	}
	return h, nil
}

// msgID returns the id as spelt in messages or, failing that, as in events.
func msgID(n node) string {
	if id := n.text("MsgId"); id != "" {
		return id
	}
	return n.text("MsgID")
}

// message reads the fields of each type. Those that are missing stay empty.
func message(n node, h Header) Message {
	switch strings.ToLower(n.name("MsgType")) {
	case "text":
		return Text{h, n.text("Content"), n.name("bizmsgmenuid")}
	case "image":
		return Image{h, n.name("PicUrl"), n.name("MediaId")}
	case "voice":
		return Voice{h, n.name("MediaId"), n.name("Format"), n.text("Recognition")}
	case "video":
		return Video{h, n.name("MediaId"), n.name("ThumbMediaId")}
	case "shortvideo":
		return ShortVideo{h, n.name("MediaId"), n.name("ThumbMediaId")}
	case "location":
		return location(n, h)
	case "link":
		return Link{h, n.text("Title"), n.text("Description"), n.name("Url")}
	case "file":
		size, _ := integer(n.text("FileTotalLen"))
		return File{
			Header: h, Title: n.text("Title"), Description: n.text("Description"),
			FileKey: n.name("FileKey"), MD5: n.name("FileMd5"), Size: size,
		}
	case event:
		return happened(n, h)
	}
	return Unknown{Header: h, Kind: n.name("MsgType")}
}

// happened reads the fields of each event. Events arrive in capitals, in small
// letters and mixed, so their names are compared without regard to case.
func happened(n node, h Header) Message {
	key := n.name("EventKey")
	switch name := strings.ToLower(n.name("Event")); name {
	case "subscribe":
		return subscribe(n, h)
	case "unsubscribe":
		return Unsubscribe{h}
	case "scan":
		return Scan{h, key, n.name("Ticket")}
	case "location":
		return locationReport(n, h)
	case "click":
		return Click{h, key}
	case "view":
		return View{h, key, n.name("MenuId")}
	case "view_miniprogram":
		return ViewMiniProgram{h, key, n.name("MenuId")}
	case "scancode_push", "scancode_waitmsg":
		info := n.child("ScanCodeInfo")
		return ScanCode{
			Header: h, Key: key, Wait: name == "scancode_waitmsg",
			Type: info.name("ScanType"), Result: info.text("ScanResult"),
		}
	case string(FromCamera), string(FromCameraOrAlbum), string(FromWeixinAlbum):
		return pickPhotos(n, h, PhotoSource(name))
	case "location_select":
		info := n.child("SendLocationInfo")
		return LocationSelect{h, key, info.text("Label"), info.text("Poiname")}
	default:
		return noticed(n, h)
	}
}

// noticed reads the events that WeChat, and not a person, causes.
func noticed(n node, h Header) Message {
	switch name := strings.ToLower(n.name("Event")); name {
	case "templatesendjobfinish":
		id, _ := integer(msgID(n))
		return TemplateSent{h, id, n.text("Status")}
	case "subscribe_msg_popup_event":
		return SubscribeMsgPopup{h, choices(n.child("SubscribeMsgPopupEvent"))}
	case "subscribe_msg_change_event":
		return SubscribeMsgChange{h, choices(n.child("SubscribeMsgChangeEvent"))}
	case "subscribe_msg_sent_event":
		return SubscribeMsgSent{h, deliveries(n.child("SubscribeMsgSentEvent"))}
	case string(InfoModified), string(AuthorizationRevoked), string(AuthorizationCancelled):
		return AuthorizationChanged{
			Header: h, Change: Change(name), OpenID: n.name("OpenID"),
			AppID: n.name("AppID"), Revoked: n.name("RevokeInfo"),
		}
	}
	return Unknown{h, n.name("MsgType"), n.name("Event")}
}

func location(n node, h Header) Message {
	lat, lng, fault := coordinates(n.text("Location_X"), n.text("Location_Y"))
	if fault != "" {
		return Unlocated{Header: h, Label: n.text("Label"), Fault: fault}
	}
	scale, _ := integer(n.text("Scale"))
	return Location{h, lat, lng, int(scale), n.text("Label")}
}

func locationReport(n node, h Header) Message {
	lat, lng, fault := coordinates(n.text("Latitude"), n.text("Longitude"))
	if fault != "" {
		return Unlocated{Header: h, Report: true, Fault: fault}
	}
	precision, _ := decimal(n.text("Precision"))
	return LocationReport{h, lat, lng, precision}
}

func subscribe(n node, h Header) Message {
	key := n.name("EventKey")
	s := Subscribe{Header: h, Ticket: n.name("Ticket")}
	if scene, ok := strings.CutPrefix(key, scenePrefix); ok {
		s.Scene = scene
		return s
	}
	s.Key = key
	return s
}

func pickPhotos(n node, h Header, source PhotoSource) Message {
	info := n.child("SendPicsInfo")
	count, _ := integer(info.text("Count"))
	p := PickPhotos{Header: h, Key: n.name("EventKey"), Source: source, Count: int(count)}
	for _, item := range info.child("PicList").children {
		p.MD5 = append(p.MD5, item.name("PicMd5Sum"))
	}
	return p
}

func choices(n node) []SubscriptionChoice {
	var list []SubscriptionChoice
	for _, c := range n.children {
		list = append(list, SubscriptionChoice{
			TemplateID: c.name("TemplateId"),
			Status:     c.name("SubscribeStatusString"),
			Scene:      c.name("PopupScene"),
		})
	}
	return list
}

func deliveries(n node) []SubscriptionDelivery {
	var list []SubscriptionDelivery
	for _, c := range n.children {
		id, _ := integer(msgID(c))
		code, _ := integer(c.text("ErrorCode"))
		list = append(list, SubscriptionDelivery{
			TemplateID: c.name("TemplateId"), MsgID: id, Code: code, Status: c.text("ErrorStatus"),
		})
	}
	return list
}
