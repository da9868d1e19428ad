package wechat

// Subscribe is a person who starts to follow the account. With a Scene, they
// scanned one of the account's QR codes.
type Subscribe struct {
	Header
	Scene  string // what the QR code was made for, without the prefix qrscene_
	Ticket string // fetches the QR code's picture
	Key    string // an EventKey that is not a scene: last_trade_no_…, scanbarcode|…
}

// Unsubscribe is a person who stops following. It may arrive more than once, and
// WeChat shows no reply. Delete what is stored about the person.
type Unsubscribe struct{ Header }

// Scan is a follower who scans one of the account's QR codes.
type Scan struct {
	Header
	Scene  string
	Ticket string
}

// LocationReport is a follower's position. WeChat sends it when they open the chat,
// or every five seconds: raw GPS, WGS-84 in practice. WeChat forbids a reply:
// answer Success.
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

// LocationSelect announces a location sent from the menu. Its coordinates are
// left out on purpose: clients truncate them to whole degrees. The Location that
// follows has the true ones; answer Success and wait for it.
type LocationSelect struct {
	Header
	Key   string
	Label string
	POI   string // the place's name; may be empty
}

// ConsentChange is what happened to a person's consent, named like its event.
type ConsentChange string

// The changes that WeChat tells of.
const (
	InfoModified           ConsentChange = "user_info_modified"
	AuthorizationRevoked   ConsentChange = "user_authorization_revoke"
	AuthorizationCancelled ConsentChange = "user_authorization_cancellation"
)

// AuthorizationChanged means that a person withdrew consent or closed their WeChat
// account: delete what is stored about OpenID. FromUser is WeChat itself here.
// https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html
type AuthorizationChanged struct {
	Header
	Change ConsentChange
	OpenID string // the person; developers report that it is missing at times
}

func (Subscribe) kind() (string, string)      { return event, "subscribe" }
func (Unsubscribe) kind() (string, string)    { return event, "unsubscribe" }
func (Scan) kind() (string, string)           { return event, "SCAN" }
func (LocationReport) kind() (string, string) { return event, "LOCATION" }
func (Click) kind() (string, string)          { return event, "CLICK" }
func (View) kind() (string, string)           { return event, "VIEW" }
func (LocationSelect) kind() (string, string) { return event, "location_select" }

func (a AuthorizationChanged) kind() (string, string) { return event, string(a.Change) }
