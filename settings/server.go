package settings

import (
	"fmt"
	"time"

	"nearby/api"
	"nearby/api/dialogue"
	"nearby/cells"
	"nearby/departures"
	"nearby/gazetteer"
	"nearby/geo"
	"nearby/realtime"
	"nearby/seal"
	"nearby/store"
	"nearby/usage"
	"nearby/wechat"
)

// Server is all that a server is told.
type Server struct {
	Database
	Replicas
	Wechat
	API
	Web
	Operators
	Maps
	Tiles
	Public
	Limits
	Realtime

	Listen         string `env:"NEARBY_LISTEN" default:":8080" help:"Public address."`
	AdminListen    string `env:"NEARBY_ADMIN_LISTEN" default:"127.0.0.1:9464" help:"Address of metrics, profiles and detailed health; empty = off."`
	Secret         string `env:"NEARBY_SECRET" secret:"" placeholder:"TEXT" help:"Seals page links and hashes OpenIDs; at least 32 characters."`
	SecretPrevious string `env:"NEARBY_SECRET_PREVIOUS" secret:"" placeholder:"TEXT" help:"The secret before, during a change."`
	LocationCRS    string `name:"location-crs" env:"NEARBY_LOCATION_CRS" default:"gcj02" help:"Datum of location messages: wgs84, gcj02 or bd09."`
	EventCRS       string `name:"location-event-crs" env:"NEARBY_LOCATION_EVENT_CRS" default:"wgs84" help:"Datum of LOCATION events."`
	Language       string `env:"NEARBY_LANGUAGE" default:"auto" help:"Language of answers: auto, zh-Hans (zh), zh-Hant or en."`
	Reply          string `env:"NEARBY_REPLY" default:"news" help:"How places are answered: news (an article) or text (a list with links)."`
	Cells          string `env:"NEARBY_CELLS" default:"100MB" help:"Memory for places that searches are answered from, and a quarter of it for what leaves stops; 0 = ask the database each time."`
	Photos         string `env:"NEARBY_PHOTOS" default:"32MB" help:"Memory for pictures of places, which are fetched from where image_url says; 0 = none are fetched or shown."`
	Radius         string `env:"NEARBY_RADIUS" default:"1000,2000,5000,10000" help:"Metres the search widens through."`
	NewsLimit      int    `name:"news-limit-message" env:"NEARBY_NEWS_LIMIT_MESSAGE" default:"1" help:"Articles WeChat shows in answer to a message."`
	EventLimit     int    `name:"news-limit-event" env:"NEARBY_NEWS_LIMIT_EVENT" default:"8" help:"Articles WeChat shows in answer to an event."`
	Thumb          string `name:"wechat-thumb-media-id" env:"NEARBY_WECHAT_THUMB_MEDIA_ID" placeholder:"ID" help:"Picture of audio guides: a permanent thumb; without one they are links."`
	Simulator      bool   `env:"NEARBY_SIMULATOR" default:"false" help:"Serve /simulator, a chat that plays WeChat; for trials, never in production."`
}

// Options understands every setting, or says everything that is wrong.
func (c *Server) Options() (api.Options, error) {
	var wrong usage.Faults
	replicas := usage.Parsed(&wrong, "NEARBY_DATABASE_REPLICA_URLS", c.DatabaseReplicaURLs, ParseReplicas)
	o := api.Options{
		Store:         c.open(&wrong, func(primary string) (*store.Store, error) { return store.Open(primary, replicas...) }),
		LocationDatum: usage.Parsed(&wrong, "NEARBY_LOCATION_CRS", c.LocationCRS, geo.ParseDatum),
		ReportDatum:   usage.Parsed(&wrong, "NEARBY_LOCATION_EVENT_CRS", c.EventCRS, geo.ParseDatum),
		Maps:          c.maps(&wrong),
		Tiles:         c.tiles(&wrong),
		Radii:         usage.Parsed(&wrong, "NEARBY_RADIUS", c.Radius, parseRadii),
		Language:      usage.Parsed(&wrong, "NEARBY_LANGUAGE", c.Language, dialogue.ParseSetting),
		AsText:        usage.Parsed(&wrong, "NEARBY_REPLY", c.Reply, parseReply),

		PhotoBytes:      usage.Parsed(&wrong, "NEARBY_PHOTOS", c.Photos, parseBytes),
		MessageArticles: c.NewsLimit,
		EventArticles:   c.EventLimit,
		ThumbMediaID:    c.Thumb,
	}
	feeds := c.Feeds(&wrong)
	memory := usage.Parsed(&wrong, "NEARBY_CELLS", c.Cells, parseBytes)
	if o.Store != nil {
		o.Watcher = store.NewWatcher(o.Store, time.Now)
		o.Names = gazetteer.Follow(o.Store, o.Watcher)
		o.Live = realtime.Follow(o.Store, feeds, time.Now)
	}
	if o.Store != nil && memory > 0 && len(o.Radii) > 0 {
		o.Departures = departures.New(o.Store, o.Watcher, memory/departuresShare)
		o.Cells = cells.New(o.Store, o.Watcher, cells.Options{Bytes: memory, Radius: o.Radii[0], Now: time.Now})
	}
	c.Limits.set(&o, &wrong)
	wrong.Add("NEARBY_NEWS_LIMIT_MESSAGE", checkArticles(c.NewsLimit))
	wrong.Add("NEARBY_NEWS_LIMIT_EVENT", checkArticles(c.EventLimit))
	o.VerifyFolder = c.verifyFolder(&wrong)
	o.ConfigurePage = c.configurePage(&wrong, o.Store)
	account := c.Wechat.Options(&wrong)
	callback, err := wechat.New(account)
	wrong.Add(WechatNames, err)
	o.Callback, o.Secret = callback, seal.New(c.Secret, c.SecretPrevious)
	wrong.Add("NEARBY_SECRET", checkSecret(c.Secret))
	c.Operators.set(&o, c.API, c.WechatAppID, &wrong)
	public, err := ParsePublicURL(c.PublicURL)
	wrong.Add("NEARBY_PUBLIC_URL", err)
	if err == nil && !Loopback(public.Hostname()) {
		c.refuseTrial(&wrong)
	}
	o.PublicURL = c.PublicURL
	if c.Simulator {
		o.Simulate = &account
	}
	return o, wrong.Err()
}

// departuresShare is what part of the memory for places timetables take besides.
const departuresShare = 4

func checkArticles(n int) error {
	if n < 1 || n > wechat.MaxArticles {
		return fmt.Errorf("must be from 1 to %d, not %d", wechat.MaxArticles, n)
	}
	return nil
}

func parseReply(text string) (asText bool, err error) {
	switch text {
	case "news":
		return false, nil
	case "text":
		return true, nil
	}
	return false, fmt.Errorf("must be news or text, not %q", text)
}
