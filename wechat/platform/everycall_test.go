package platform_test

import (
	"bytes"
	"context"
	"maps"
	"testing"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// operation is one method of the client, with sound arguments.
type operation struct {
	path string
	safe bool // only reads, and may be sent twice
	do   func() error
}

// only drops the result of a method.
func only(_ any, err error) error { return err }

// operations is every method of c that calls WeChat's API, on what was prepared.
func operations(ctx context.Context, c *platform.Client, p prepared) map[string]operation {
	all := menuOperations(ctx, c, p)
	maps.Copy(all, mediaOperations(ctx, c, p))
	maps.Copy(all, otherOperations(ctx, c, p))
	return all
}

func menuOperations(ctx context.Context, c *platform.Client, p prepared) map[string]operation {
	const menus = "/cgi-bin/menu/"
	match := platform.Match{TagID: "2"}
	return map[string]operation{
		"Menus":      {menus + "get", true, func() error { return only(c.Menus(ctx)) }},
		"CreateMenu": {menus + "create", false, func() error { return c.CreateMenu(ctx, oneButton) }},
		"DeleteMenu": {menus + "delete", true, func() error { return c.DeleteMenu(ctx) }},
		"AddConditionalMenu": {menus + "addconditional", false, func() error {
			return only(c.AddConditionalMenu(ctx, oneButton, match))
		}},
		"DeleteConditionalMenu": {menus + "delconditional", false, func() error {
			return c.DeleteConditionalMenu(ctx, p.menuID)
		}},
	}
}

func mediaOperations(ctx context.Context, c *platform.Client, p prepared) map[string]operation {
	const media, material = "/cgi-bin/media/", "/cgi-bin/material/"
	return map[string]operation{
		"UploadMedia": {media + "upload", false, func() error {
			return only(c.UploadMedia(ctx, platform.Image, "a.jpg", bytes.NewReader(jpeg)))
		}},
		"AddMaterial": {material + "add_material", false, func() error {
			return only(c.AddMaterial(ctx, picture()))
		}},
		"Materials": {material + "batchget_material", true, func() error {
			return only(c.Materials(ctx, platform.Image, 0, 20))
		}},
		"Media": {media + "get", true, func() error { return only(c.Media(ctx, p.mediaID)) }},
		"Material": {material + "get_material", true, func() error {
			return only(c.Material(ctx, p.materialID))
		}},
		"DeleteMaterial": {material + "del_material", false, func() error {
			return c.DeleteMaterial(ctx, p.materialID)
		}},
		"MaterialCount": {material + "get_materialcount", true, func() error {
			return only(c.MaterialCount(ctx))
		}},
	}
}

func otherOperations(ctx context.Context, c *platform.Client, p prepared) map[string]operation {
	const api = "/cgi-bin/"
	hello, code := platform.TextMessage{Content: "你好"}, platform.QR{Scene: "station-7"}
	hint := platform.Notice{Template: "t1", Values: map[string]string{"thing1": "你好"}}
	return map[string]operation{
		"Send":          {sendPath, false, func() error { return c.Send(ctx, "alice", hello) }},
		"Notify":        {api + "message/subscribe/bizsend", false, func() error { return c.Notify(ctx, "alice", hint) }},
		"CreateQR":      {api + "qrcode/create", false, func() error { return only(c.CreateQR(ctx, code)) }},
		"QRImage":       {api + "showqrcode", true, func() error { return only(c.QRImage(ctx, p.ticket)) }},
		"CheckCallback": {api + "callback/check", true, func() error { return only(c.CheckCallback(ctx)) }},
		"Quota":         {api + "openapi/quota/get", true, func() error { return only(c.Quota(ctx, createPath)) }},
		"JSTicket":      {api + "ticket/getticket", true, func() error { return ask(ctx, c) }},
	}
}

// oneButton is the smallest menu.
var oneButton = platform.Menu{Buttons: []platform.Button{
	{Type: platform.Click, Name: "餐厅", Key: "a"},
}}

// picture is something to be kept.
func picture() platform.NewMaterial {
	return platform.NewMaterial{Kind: platform.Image, Name: "a.jpg", Content: bytes.NewReader(jpeg)}
}

// prepared is what the operations refer to.
type prepared struct{ menuID, mediaID, materialID, ticket string }

// prepare makes it.
func prepare(t *testing.T, c *platform.Client, w wechat) prepared {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("prepare: %v", err)
		}
	}
	w.Did("alice", platformtest.Wrote)
	w.Subscribe("alice", "t1", 9)
	must(c.CreateMenu(t.Context(), oneButton))
	menuID, err := c.AddConditionalMenu(t.Context(), oneButton, platform.Match{TagID: "9"})
	must(err)
	media, err := c.UploadMedia(t.Context(), platform.Image, "a.jpg", bytes.NewReader(jpeg))
	must(err)
	material, err := c.AddMaterial(t.Context(), picture())
	must(err)
	ticket, err := c.CreateQR(t.Context(), platform.QR{Scene: "x"})
	must(err)
	return prepared{menuID, media.ID, material.ID, ticket.Value}
}
