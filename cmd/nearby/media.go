package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"nearby/settings"
	"nearby/usage"
	"nearby/wechat/platform"
)

type mediaCommand struct {
	settings.Platform

	Upload mediaUpload `cmd:"" help:"Upload a file, for three days or for good."`
	List   mediaList   `cmd:"" help:"List what is kept for good."`
	Get    mediaGet    `cmd:"" help:"Download a file by its id."`
	Delete mediaDelete `cmd:"" help:"Delete what is kept for good, by its id."`
}

type (
	mediaUpload struct {
		File        string `arg:"" help:"The file."`
		Type        string `placeholder:"TYPE" help:"image, voice, video or thumb (by the file's ending)."`
		Permanent   bool   `help:"Keep it for good; else WeChat deletes it after three days."`
		Title       string `help:"Title of a permanent video."`
		Description string `help:"Description of a permanent video."`

		output
	}
	mediaList struct {
		Type  string `placeholder:"TYPE" help:"Only image, voice, video or news."`
		Limit int    `default:"20" help:"Of each type at most, the newest."`

		output
	}
	mediaGet struct {
		ID  string `arg:"" name:"id" help:"The media_id."`
		Out string `placeholder:"FILE" help:"Where to (the file's own name, here); - is standard output."`
	}
	mediaDelete struct {
		ID string `arg:"" name:"id" help:"The media_id."`
	}
)

// mediaKinds tells by a file's ending what it is uploaded as. A thumb is a picture
// that somebody says is one.
var mediaKinds = map[string]platform.Kind{
	".jpg": platform.Image, ".jpeg": platform.Image, ".png": platform.Image,
	".gif": platform.Image, ".bmp": platform.Image,
	".amr": platform.Voice, ".mp3": platform.Voice, ".wav": platform.Voice, ".wma": platform.Voice,
	".mp4": platform.Video,
}

// temporaryLife is how long WeChat keeps what is not permanent.
const temporaryLife = 3 * 24 * time.Hour

// mediaRow is one file or article as it is printed.
type mediaRow struct {
	ID        string    `json:"media_id"`
	Type      string    `json:"type"`
	Name      string    `json:"name,omitempty"` // of news, the titles
	URL       string    `json:"url,omitempty"`
	UpdatedAt time.Time `json:"updated_at,omitzero"`
	ExpiresAt time.Time `json:"expires_at,omitzero"` // of temporary media
}

// Run uploads one file.
func (c *mediaUpload) Run(ctx context.Context, account *settings.Platform, std streams) error {
	kind, err := c.kind()
	if err != nil {
		return usage.New(err)
	}
	file, err := os.Open(c.File)
	if err != nil {
		return usage.New(err)
	}
	defer file.Close()
	return account.Connect(std.err, func(client *platform.Client) error {
		upload := c.temporary
		if c.Permanent {
			upload = c.permanent
		}
		row, err := upload(ctx, client, kind, file)
		if err != nil {
			return err
		}
		return printMedia(std.out, c.asJSON(), []mediaRow{row})
	})
}

func (c *mediaUpload) kind() (platform.Kind, error) {
	kind := platform.Kind(c.Type)
	switch kind {
	case "":
		kind = mediaKinds[strings.ToLower(filepath.Ext(c.File))]
	case platform.Image, platform.Voice, platform.Video, platform.Thumb:
	default:
		return "", fmt.Errorf("--type: must be image, voice, video or thumb, not %q", c.Type)
	}
	described := c.Permanent && kind == platform.Video
	switch {
	case kind == "":
		return "", fmt.Errorf("%s: its ending does not say what it is: use --type", c.File)
	case described && c.Title == "":
		return "", errors.New("--title: a permanent video needs one")
	case !described && c.Title+c.Description != "":
		return "", errors.New("--title, --description: only a permanent video has them")
	}
	return kind, nil
}

func (c *mediaUpload) temporary(
	ctx context.Context, client *platform.Client, kind platform.Kind, content io.Reader,
) (mediaRow, error) {
	m, err := client.UploadMedia(ctx, kind, filepath.Base(c.File), content)
	return mediaRow{
		ID: m.ID, Type: string(m.Kind), Name: filepath.Base(c.File),
		ExpiresAt: m.CreatedAt.Add(temporaryLife),
	}, err
}

func (c *mediaUpload) permanent(
	ctx context.Context, client *platform.Client, kind platform.Kind, content io.Reader,
) (mediaRow, error) {
	m, err := client.AddMaterial(ctx, platform.NewMaterial{
		Kind: kind, Name: filepath.Base(c.File), Content: content,
		Title: c.Title, Introduction: c.Description,
	})
	return mediaRow{ID: m.ID, Type: string(kind), Name: m.Name, URL: m.URL}, err
}

// Run lists what is kept for good, the newest of each type first.
func (c *mediaList) Run(ctx context.Context, account *settings.Platform, std streams) error {
	types := []platform.Kind{platform.Image, platform.Voice, platform.Video, platform.News}
	if c.Type != "" {
		types = []platform.Kind{platform.Kind(c.Type)}
	}
	return account.Connect(std.err, func(client *platform.Client) error {
		rows := []mediaRow{}
		for _, kind := range types {
			listed, total, err := c.list(ctx, client, kind)
			if err != nil {
				return err
			}
			if len(listed) < total {
				fmt.Fprintf(std.err, "nearby: the newest %d of %d %ss; --limit shows more\n", len(listed), total, kind)
			}
			rows = append(rows, listed...)
		}
		if len(rows) == 0 {
			fmt.Fprintln(std.err, "nearby: nothing is kept for good")
		}
		return printMedia(std.out, c.asJSON(), rows)
	})
}

// list reads pages until there are enough.
func (c *mediaList) list(
	ctx context.Context, client *platform.Client, kind platform.Kind,
) (rows []mediaRow, total int, err error) {
	for len(rows) < c.Limit {
		page, err := client.Materials(ctx, kind, len(rows), c.Limit-len(rows))
		if err != nil {
			return nil, 0, err
		}
		for _, m := range page.Items {
			rows = append(rows, materialRow(kind, m))
		}
		if total = page.Total; len(page.Items) == 0 || len(rows) >= total {
			break
		}
	}
	return rows, total, nil
}

func materialRow(kind platform.Kind, m platform.Material) mediaRow {
	row := mediaRow{
		ID: m.ID, Type: string(kind), Name: m.Name, URL: m.URL, UpdatedAt: m.UpdatedAt,
	}
	if len(m.Articles) > 0 {
		row.Name, row.URL = titles(m.Articles), m.Articles[0].URL
	}
	return row
}

func titles(articles []platform.Article) string {
	all := make([]string, len(articles))
	for i, a := range articles {
		all[i] = a.Title
	}
	return strings.Join(all, " / ")
}

// Run deletes one material.
func (c *mediaDelete) Run(ctx context.Context, account *settings.Platform, std streams) error {
	return account.Connect(std.err, func(client *platform.Client) error {
		if err := client.DeleteMaterial(ctx, c.ID); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.out, "%s is deleted\n", c.ID)
		return err
	})
}

func printMedia(w io.Writer, asJSON bool, rows []mediaRow) error {
	if asJSON {
		return printJSON(w, rows)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Type, r.when(), r.Name, r.URL)
	}
	return table.Flush()
}

// when is the time that matters: the end of what has one.
func (r mediaRow) when() string {
	if !r.ExpiresAt.IsZero() {
		return "until " + r.ExpiresAt.Local().Format(time.DateTime)
	}
	if r.UpdatedAt.IsZero() {
		return "for good"
	}
	return r.UpdatedAt.Local().Format(time.DateTime)
}
