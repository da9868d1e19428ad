package wechat

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
)

// scenePrefix precedes the scene of a QR code in the EventKey of subscribe.
const scenePrefix = "qrscene_"

// isJSON reports whether a body is in the other format that the console offers.
func isJSON(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(body, []byte(bom)), " \t\r\n"), []byte("{"))
}

// decode reads one message, in clear. Its error is ErrMalformed.
func decode(body []byte) (Received, error) {
	if isJSON(body) {
		return Received{}, ErrJSON
	}
	root, err := parseTyped(body)
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
	if !digits(msgID(n)) {
		return h, errors.New("no number in MsgId")
	}
	if id, ok := integer(msgID(n)); ok { // one of more than 64 bits is in the key as it is
		h.MsgID = id
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
		return File{h, n.text("Title"), n.name("FileKey")}
	case event:
		return decodeEvent(n, h)
	}
	return Unknown{Header: h, Type: n.name("MsgType")}
}

// decodeEvent reads the fields of each event. WeChat writes the names of events in
// capitals, in small letters and mixed, so case does not count.
func decodeEvent(n node, h Header) Message {
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
	case "location_select":
		info := n.child("SendLocationInfo")
		return LocationSelect{h, key, info.text("Label"), info.text("Poiname")}
	case string(InfoModified), string(AuthorizationRevoked), string(AuthorizationCancelled):
		return AuthorizationChanged{h, ConsentChange(name), n.name("OpenID")}
	}
	return Unknown{h, n.name("MsgType"), n.name("Event")}
}

func location(n node, h Header) Message {
	lat, lng, ok := coordinates(n.text("Location_X"), n.text("Location_Y"))
	if !ok {
		return InvalidLocation{Header: h, Label: n.text("Label")}
	}
	scale, _ := integer(n.text("Scale"))
	return Location{h, lat, lng, int(scale), n.text("Label")}
}

func locationReport(n node, h Header) Message {
	lat, lng, ok := coordinates(n.text("Latitude"), n.text("Longitude"))
	if !ok {
		return InvalidLocation{Header: h, Report: true}
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
