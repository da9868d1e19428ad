package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"os"

	"nearby/plural"
	"nearby/settings"
	"nearby/wechat/platform"
)

// Run saves one file, or prints where the browser finds what is not a file: the
// API gives of a video its address, and of news the articles.
func (c *mediaGet) Run(ctx context.Context, account *settings.Platform, std streams) error {
	return account.Connect(std.err, func(client *platform.Client) error {
		stored, err := storedMedia(ctx, client, c.ID)
		switch {
		case err != nil:
			return err
		case stored.DownloadURL != "":
			_, err = fmt.Fprintf(std.out, "%s\n", stored.DownloadURL)
			return err
		case stored.Articles != nil:
			return printArticles(std.out, stored.Articles)
		}
		return c.save(std, stored.File)
	})
}

// storedMedia looks among the permanent media and then among the temporary ones:
// an id does not tell of which it is.
func storedMedia(
	ctx context.Context, client *platform.Client, id string,
) (platform.StoredMaterial, error) {
	stored, err := client.Material(ctx, id)
	if !errors.Is(err, platform.ErrMediaID) {
		return stored, err
	}
	file, err := client.Media(ctx, id)
	if err == nil && file.Type == "text/uri-list" {
		return platform.StoredMaterial{DownloadURL: string(file.Content)}, nil
	}
	return platform.StoredMaterial{File: file}, err
}

func printArticles(w io.Writer, articles []platform.Article) error {
	for _, a := range articles {
		if _, err := fmt.Fprintf(w, "%s  %s\n", a.Title, a.URL); err != nil {
			return err
		}
	}
	return nil
}

// save writes the file. Only a file that --out names is written over.
func (c *mediaGet) save(std streams, f platform.File) error {
	if c.Out == "-" {
		_, err := std.out.Write(f.Content)
		return err
	}
	path, flags := c.Out, os.O_TRUNC
	if path == "" {
		path, flags = c.name(f), os.O_EXCL
	}
	if err := writeFile(path, f.Content, flags); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.out, "%s  %s, %s\n", path, f.Type, plural.Count(len(f.Content), "byte", "bytes"))
	return err
}

// name is WeChat's for the file, or the id with an ending that fits the type.
func (c *mediaGet) name(f platform.File) string {
	if f.Name != "" {
		return f.Name
	}
	endings, err := mime.ExtensionsByType(f.Type)
	if err != nil || len(endings) == 0 {
		return c.ID
	}
	return c.ID + endings[0]
}
