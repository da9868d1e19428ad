package wechat

// Subscribe is somebody following the account. With a Scene, they came by
// scanning one of the account's QR codes.
type Subscribe struct {
	Header
	Scene  string // what the QR code was made for, without the prefix qrscene_
	Ticket string // fetches the QR code's picture
	Key    string // an EventKey that is not a scene: last_trade_no_…, scanbarcode|…
}

// Unsubscribe is somebody leaving; it may arrive more than once, and no reply is
// shown. What is kept about them must go.
type Unsubscribe struct{ Header }

// Scan is a follower scanning one of the account's QR codes.
type Scan struct {
	Header
	Scene  string
	Ticket string
}

// LocationReport is where a follower is, sent on entering the chat or every five
// seconds: raw GPS, WGS-84 in practice. WeChat forbids a reply: answer Success.
type LocationReport struct {
	Header
	Latitude  float64 // degrees
	Longitude float64 // degrees
	Precision float64 // metres; 0 when missing
}

// Click is a tap on a menu button of type click.
type Click struct {
	Header
	Key string
}

// View is a tap on a menu button that opens a page; no reply is shown.
type View struct {
	Header
	URL    string
	MenuID string
}

// ViewMiniProgram is a tap on a menu button that opens a mini program.
type ViewMiniProgram struct {
	Header
	Page   string // path within the mini program
	MenuID string
}

// ScanCode is a code scanned from the menu, any code and not the account's own.
type ScanCode struct {
	Header
	Key    string
	Wait   bool   // scancode_waitmsg: the client shows that it waits for the reply
	Type   string // qrcode, barcode …
	Result string // what the code says
}

// PhotoSource is where pictures sent from the menu came from.
type PhotoSource string

// The three buttons of a custom menu that ask for pictures.
const (
	FromCamera        PhotoSource = "pic_sysphoto"
	FromCameraOrAlbum PhotoSource = "pic_photo_or_album"
	FromWeixinAlbum   PhotoSource = "pic_weixin"
)

// PickPhotos announces pictures sent from the menu; each follows as an Image.
type PickPhotos struct {
	Header
	Key    string
	Source PhotoSource
	Count  int
	MD5    []string // one for each picture
}

// LocationSelect announces a location sent from the menu. Its coordinates are
// left out on purpose: clients truncate them to whole degrees. The Location that
// follows has the true ones; answer Success and wait for it.
type LocationSelect struct {
	Header
	Key   string
	Label string
	POI   string // name of the place; may be empty
}

// TemplateSent tells how the delivery of a template message went.
type TemplateSent struct {
	Header
	Template int64  // the id WeChat gave the template message, MsgID on the wire
	Status   string // success, failed:user block, failed: system failed
}

// SubscriptionChoice is a follower's decision on one subscription notice.
type SubscriptionChoice struct {
	TemplateID string
	Status     string // accept or reject
	Scene      string // 0 mini program, 1 page, 2 article; empty when changed later
}

// SubscribeMsgPopup is a follower deciding on subscription notices when asked.
type SubscribeMsgPopup struct {
	Header
	Choices []SubscriptionChoice
}

// SubscribeMsgChange is a follower changing such a decision later.
type SubscribeMsgChange struct {
	Header
	Choices []SubscriptionChoice
}

// SubscriptionDelivery is how the delivery of one subscription notice went.
type SubscriptionDelivery struct {
	TemplateID string
	MsgID      int64
	Code       int64  // 0 is delivered
	Status     string // the code in words
}

// SubscribeMsgSent tells how the delivery of subscription notices went.
type SubscribeMsgSent struct {
	Header
	Deliveries []SubscriptionDelivery
}

// Change is what became of a follower's consent.
type Change string

// What may become of it, as the events are named.
const (
	InfoModified           Change = "user_info_modified"
	AuthorizationRevoked   Change = "user_authorization_revoke"
	AuthorizationCancelled Change = "user_authorization_cancellation"
)

// AuthorizationChanged tells that a person took consent back or closed their
// account; what is kept about OpenID must go. FromUser is WeChat's own name here.
// https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html
type AuthorizationChanged struct {
	Header
	Change  Change
	OpenID  string // whom it is about; reported missing at times
	AppID   string
	Revoked string // what was revoked, by number: 206 is the location
}

func (Subscribe) kind() (string, string)       { return event, "subscribe" }
func (Unsubscribe) kind() (string, string)     { return event, "unsubscribe" }
func (Scan) kind() (string, string)            { return event, "SCAN" }
func (LocationReport) kind() (string, string)  { return event, "LOCATION" }
func (Click) kind() (string, string)           { return event, "CLICK" }
func (View) kind() (string, string)            { return event, "VIEW" }
func (ViewMiniProgram) kind() (string, string) { return event, "view_miniprogram" }
func (p PickPhotos) kind() (string, string)    { return event, string(p.Source) }
func (LocationSelect) kind() (string, string)  { return event, "location_select" }
func (TemplateSent) kind() (string, string)    { return event, "TEMPLATESENDJOBFINISH" }

func (s ScanCode) kind() (string, string) {
	if s.Wait {
		return event, "scancode_waitmsg"
	}
	return event, "scancode_push"
}

func (SubscribeMsgPopup) kind() (string, string)  { return event, "subscribe_msg_popup_event" }
func (SubscribeMsgChange) kind() (string, string) { return event, "subscribe_msg_change_event" }
func (SubscribeMsgSent) kind() (string, string)   { return event, "subscribe_msg_sent_event" }

func (a AuthorizationChanged) kind() (string, string) { return event, string(a.Change) }
