package main

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"nearby/geo"
	"nearby/maplink"
	"nearby/store"
	"nearby/wechat"
)

// Settings are read as texts and understood together, so that all faults are
// reported at once. No message quotes a secret.

// databaseSettings say where the places are.
type databaseSettings struct {
	DatabaseURL string `env:"NEARBY_DATABASE_URL" placeholder:"URL" help:"PostgreSQL with PostGIS: postgres://user:password@host/database."`
}

// replicaSettings name the servers that a server may read from as well. Commands
// that end read from the primary, which has what the one before has loaded.
type replicaSettings struct {
	DatabaseReplicaURLs string `name:"database-replica-urls" env:"NEARBY_DATABASE_REPLICA_URLS" placeholder:"URL,…" help:"Replicas to read places from; a comma within a URL is written %2C."`
}

// accountSettings name the account.
type accountSettings struct {
	WechatAppID string `name:"wechat-app-id" env:"NEARBY_WECHAT_APP_ID" placeholder:"ID" help:"AppID (wx…); needed with an AES key and to call WeChat's API."`
}

// publicSettings say where people and WeChat reach this server.
type publicSettings struct {
	PublicURL string `env:"NEARBY_PUBLIC_URL" default:"http://localhost:8080" help:"The address people reach the server at, used in links."`
}

// apiSettings are what WeChat's own API wants besides the AppID.
type apiSettings struct {
	WechatAppSecret string `env:"NEARBY_WECHAT_APP_SECRET" placeholder:"TEXT" help:"AppSecret from the WeChat console."`
	WechatAPIURL    string `name:"wechat-api-url" env:"NEARBY_WECHAT_API_URL" default:"https://api.weixin.qq.com" help:"Where WeChat's API answers."`
}

// wechatSettings are what the WeChat console and this server agree on.
type wechatSettings struct {
	accountSettings

	WechatToken          string `env:"NEARBY_WECHAT_TOKEN" placeholder:"TEXT" help:"Token from the WeChat console."`
	WechatTokenPrevious  string `env:"NEARBY_WECHAT_TOKEN_PREVIOUS" placeholder:"TEXT" help:"The Token before, during a change."`
	WechatMode           string `env:"NEARBY_WECHAT_MODE" placeholder:"MODE" help:"plain, compatible or secure (secure when an AES key is set, else plain)."`
	WechatAESKey         string `name:"wechat-aes-key" env:"NEARBY_WECHAT_AES_KEY" placeholder:"KEY" help:"EncodingAESKey, 43 characters."`
	WechatAESKeyPrevious string `name:"wechat-aes-key-previous" env:"NEARBY_WECHAT_AES_KEY_PREVIOUS" placeholder:"KEY" help:"The EncodingAESKey before, during a change."`
	WechatAccount        string `env:"NEARBY_WECHAT_ACCOUNT" placeholder:"ID" help:"The account's gh_… id; messages to another are refused."`
	WechatMaxSkew        string `env:"NEARBY_WECHAT_MAX_SKEW" default:"5m" help:"How old a signed request may be; 0 = any."`
}

// wechatNames head the faults that package wechat finds in them.
const wechatNames = "NEARBY_WECHAT_TOKEN, _APP_ID, _AES_KEY"

// mapSettings say where GCJ-02 applies and which maps links open.
type mapSettings struct {
	Map         string `env:"NEARBY_MAP" default:"tencent" help:"Whose maps links open: tencent, amap, baidu, apple, google or osm."`
	ShiftRegion string `env:"NEARBY_SHIFT_REGION" default:"mainland" help:"Where GCJ-02 applies: mainland, rectangle or none."`
}

// faults collects everything that is wrong with the settings.
type faults []error

// add notes a fault of one setting; a nil error is none.
func (f *faults) add(setting string, err error) {
	if err != nil {
		*f = append(*f, fmt.Errorf("%s: %w", setting, err))
	}
}

// err returns all faults as one wrong call, or nil.
func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return usageError{errors.Join(f...)}
}

// parsed reads one setting and notes what is wrong with it.
func parsed[T any](f *faults, setting, text string, parse func(string) (T, error)) T {
	value, err := parse(text)
	f.add(setting, err)
	return value
}

// open returns the store the settings name.
func (d databaseSettings) open(f *faults, replicas ...string) *store.Store {
	if d.DatabaseURL == "" {
		f.add("NEARBY_DATABASE_URL", errors.New("is not set; for a trial, make run brings its own database"))
		return nil
	}
	s, err := store.Open(d.DatabaseURL, replicas...)
	f.add("NEARBY_DATABASE_URL", err)
	return s
}

// parseReplicas reads URLs separated by commas. No message quotes one: it may be
// part of a password.
func parseReplicas(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	urls := strings.Split(text, ",")
	for i, u := range urls {
		urls[i] = strings.TrimSpace(u)
		if !strings.HasPrefix(urls[i], "postgres://") && !strings.HasPrefix(urls[i], "postgresql://") {
			return nil, fmt.Errorf("number %d is not a postgres:// URL (a comma within one is written %%2C)", i+1)
		}
	}
	for i, u := range urls {
		if err := store.CheckURL(u); err != nil {
			return nil, fmt.Errorf("number %d: %w", i+1, err)
		}
	}
	return urls, nil
}

// options are the settings as package wechat knows them.
func (w wechatSettings) options(f *faults) wechat.Options {
	return wechat.Options{
		Token:          w.WechatToken,
		PreviousToken:  w.WechatTokenPrevious,
		AppID:          w.WechatAppID,
		AESKey:         w.WechatAESKey,
		PreviousAESKey: w.WechatAESKeyPrevious,
		Account:        w.WechatAccount,
		Mode:           parsed(f, "NEARBY_WECHAT_MODE", w.mode(), wechat.ParseMode),
		MaxSkew:        parsed(f, "NEARBY_WECHAT_MAX_SKEW", w.WechatMaxSkew, time.ParseDuration),
	}
}

func (w wechatSettings) mode() string {
	switch {
	case w.WechatMode != "":
		return w.WechatMode
	case w.WechatAESKey != "":
		return wechat.Secure.String()
	}
	return wechat.Plain.String()
}

// maps are the settings as package geo knows them.
func (m mapSettings) maps(f *faults) maplink.Maker {
	return maplink.Maker{
		Provider: parsed(f, "NEARBY_MAP", m.Map, maplink.ParseProvider),
		Region:   parsed(f, "NEARBY_SHIFT_REGION", m.ShiftRegion, geo.ParseRegion),
		App:      "nearby",
	}
}

// maxRadius keeps a search from reaching round the earth.
const maxRadius = 50_000

// parseRadii reads metres separated by commas, each larger than the one before.
func parseRadii(text string) ([]geo.Metres, error) {
	var radii []geo.Metres
	for part := range strings.SplitSeq(text, ",") {
		metres, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || metres < 1 || metres > maxRadius {
			return nil, fmt.Errorf("%q is not a number of metres from 1 to %d", part, maxRadius)
		}
		if n := len(radii); n > 0 && geo.Metres(metres) <= radii[n-1] {
			return nil, fmt.Errorf("%d does not widen what comes before it", metres)
		}
		radii = append(radii, geo.Metres(metres))
	}
	return radii, nil
}

// units are what an amount of memory may end in.
var units = []struct {
	name  string
	bytes uint64
}{{"KB", 1 << 10}, {"MB", 1 << 20}, {"GB", 1 << 30}}

// parseBytes reads an amount of memory such as 100MB.
func parseBytes(text string) (uint64, error) {
	number, unit := strings.ToUpper(strings.TrimSpace(text)), uint64(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
		}
	}
	const most = 1 << 40
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil || n > most/unit {
		return 0, fmt.Errorf("%q is not an amount of memory, as in 100MB; 0 is none", text)
	}
	return n * unit, nil
}

// parsePublicURL checks the address that links to this server begin with.
func parsePublicURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, fmt.Errorf("%q is not an http:// or https:// address", text)
	}
	return u, nil
}

// checkSecret wants enough characters to be a key.
func checkSecret(secret string) error {
	const enough = 32
	switch n := len([]rune(secret)); {
	case n == 0:
		return errors.New("is not set; make one with: openssl rand -hex 32")
	case n < enough:
		return fmt.Errorf("has %d characters, needs at least %d", n, enough)
	}
	return nil
}
