package platform_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat/platform"
)

const (
	uploadPath = "/cgi-bin/media/upload"
	addPath    = "/cgi-bin/material/add_material"
	kB         = 1 << 10
	mB         = 1 << 20
)

// The limits of each kind, with the file exactly at its limit and one byte above.
func TestWhatMayBeUploaded(t *testing.T) {
	t.Parallel()
	const image, voice, video, thumb = platform.Image, platform.Voice, platform.Video, platform.Thumb
	type both struct{ temporary, permanent bool }
	everywhere, nowhere, kept := both{true, true}, both{}, both{false, true}
	tests := map[string]struct {
		kind platform.Kind
		name string
		file []byte
		may  both
	}{
		"a JPEG":                            {image, "a.jpg", jpeg, everywhere},
		"a JPEG called JPEG":                {image, "a.JPEG", jpeg, everywhere},
		"a JPEG called PNG":                 {image, "a.png", jpeg, everywhere},
		"a JPEG without an extension":       {image, "a", jpeg, everywhere},
		"a JPEG with a path":                {image, `C:\我的 "图片"\a.jpg`, jpeg, everywhere},
		"a PNG":                             {image, "a.png", png, everywhere},
		"a GIF":                             {image, "a.gif", gif, everywhere},
		"a BMP":                             {image, "a.bmp", bmp, kept},
		"a picture of 10 MB":                {image, "a.jpg", sized(jpeg, 10*mB), everywhere},
		"a picture of one byte more":        {image, "a.jpg", sized(jpeg, 10*mB+1), nowhere},
		"a text called JPEG":                {image, "a.jpg", []byte("hello"), nowhere},
		"a page called JPEG":                {image, "a.jpg", []byte("<html><script>"), nowhere},
		"nothing":                           {image, "a.jpg", nil, nowhere},
		"a video as a picture":              {image, "a.jpg", mp4, nowhere},
		"an AMR recording":                  {voice, "a.amr", amr, everywhere},
		"an MP3 recording with a tag":       {voice, "a.mp3", mp3, everywhere},
		"an MP3 recording without a tag":    {voice, "a.mp3", mpeg, everywhere},
		"a WAV recording":                   {voice, "a.wav", wav, kept},
		"a WMA recording":                   {voice, "a.wma", wma, kept},
		"a recording of 2 MB":               {voice, "a.amr", sized(amr, 2*mB), everywhere},
		"a recording of one byte more":      {voice, "a.amr", sized(amr, 2*mB+1), nowhere},
		"a video":                           {video, "a.mp4", mp4, everywhere},
		"a video of 10 MB":                  {video, "a.mp4", sized(mp4, 10*mB), everywhere},
		"a video of one byte more":          {video, "a.mp4", sized(mp4, 10*mB+1), nowhere},
		"a thumbnail":                       {thumb, "a.jpg", jpeg, everywhere},
		"a thumbnail of 64 kB":              {thumb, "a.jpg", sized(jpeg, 64*kB), everywhere},
		"a thumbnail of one byte more":      {thumb, "a.jpg", sized(jpeg, 64*kB+1), nowhere},
		"a PNG thumbnail":                   {thumb, "a.png", png, nowhere},
		"a picture of a kind there is none": {"sticker", "a.jpg", jpeg, nowhere},
		"news, which are not uploaded":      {platform.News, "a.jpg", jpeg, nowhere},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, w := setup(t)
			media, err := c.UploadMedia(t.Context(), test.kind, test.name, bytes.NewReader(test.file))
			good := err == nil && media.ID != "" && media.Kind == test.kind && media.CreatedAt.Equal(noon)
			if test.may.temporary && !good {
				t.Errorf("UploadMedia() = %+v, %v, want it accepted", media, err)
			}
			if !test.may.temporary && (!errors.Is(err, platform.ErrInvalid) || w.Calls(uploadPath) != 0) {
				t.Errorf("UploadMedia() error = %v, sent %d times, want %v and not sent",
					err, w.Calls(uploadPath), platform.ErrInvalid)
			}
			material, err := c.AddMaterial(t.Context(), platform.NewMaterial{
				Kind: test.kind, Name: test.name, Content: bytes.NewReader(test.file), Title: "标题",
			})
			if test.may.permanent && (err != nil || material.ID == "") {
				t.Errorf("AddMaterial() = %+v, %v, want it accepted", material, err)
			}
			if !test.may.permanent && (!errors.Is(err, platform.ErrInvalid) || w.Calls(addPath) != 0) {
				t.Errorf("AddMaterial() error = %v, sent %d times, want %v and not sent",
					err, w.Calls(addPath), platform.ErrInvalid)
			}
		})
	}
}

// A file that does not end is not read to its end.
func TestNoMoreIsReadThanTheLimit(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	endless := &counter{from: io.MultiReader(bytes.NewReader(jpeg), zeros{})}
	_, err := c.UploadMedia(t.Context(), platform.Thumb, "a.jpg", endless)
	if !errors.Is(err, platform.ErrInvalid) || endless.read > 64*kB+1 {
		t.Errorf("UploadMedia() error = %v after %d bytes, want %v after 64 kB and one",
			err, endless.read, platform.ErrInvalid)
	}
	broken := io.MultiReader(bytes.NewReader(jpeg), failing{})
	if _, err := c.UploadMedia(t.Context(), platform.Thumb, "a.jpg", broken); !errors.Is(err, errDisk) {
		t.Errorf("UploadMedia() from a broken file: error = %v, want %v", err, errDisk)
	}
}

var errDisk = errors.New("disk on fire")

type (
	zeros   struct{}
	failing struct{}
	counter struct {
		from io.Reader
		read int
	}
)

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func (failing) Read([]byte) (int, error) { return 0, errDisk }

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.read += n
	return n, err
}

func TestMediaLastThreeDays(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	picture, err := c.UploadMedia(t.Context(), platform.Image, "站牌.png", bytes.NewReader(png))
	if err != nil {
		t.Fatal(err)
	}
	video, err := c.UploadMedia(t.Context(), platform.Video, "a.mp4", bytes.NewReader(mp4))
	if err != nil {
		t.Fatal(err)
	}
	w.Advance(72*time.Hour - time.Second)
	got, err := c.Media(t.Context(), picture.ID)
	want := platform.File{Name: picture.ID + ".png", Type: "image/png", Content: png}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Media() error = %v, differs (-want +got):\n%s", err, diff)
	}
	got, err = c.Media(t.Context(), video.ID)
	if err != nil || got.Type != "text/uri-list" || !strings.HasPrefix(string(got.Content), "http://") {
		t.Errorf("Media() of a video = %+v, %v, want its address", got, err)
	}
	w.Advance(time.Second)
	if _, err := c.Media(t.Context(), picture.ID); !errors.Is(err, platform.ErrMediaID) {
		t.Errorf("Media() after three days: error = %v, want %v", err, platform.ErrMediaID)
	}
}

func TestMaterialIsKept(t *testing.T) {
	t.Parallel()
	c, w := setup(t)
	add := func(m platform.NewMaterial) platform.Material {
		t.Helper()
		added, err := c.AddMaterial(t.Context(), m)
		if err != nil {
			t.Fatalf("AddMaterial(%s) error = %v", m.Name, err)
		}
		return added
	}
	var pictures []platform.Material
	for i := range 23 {
		pictures = append(pictures, add(platform.NewMaterial{
			Kind: platform.Image, Name: fmt.Sprintf("%d.jpg", i), Content: bytes.NewReader(jpeg),
		}))
	}
	video := add(platform.NewMaterial{
		Kind: platform.Video, Name: "v.mp4", Content: bytes.NewReader(mp4), Title: "怎么用 & <为什么>", Introduction: "介绍",
	})
	news := w.AddNews("头条")

	count, err := c.MaterialCount(t.Context())
	if want := (platform.MaterialCount{Image: 23, Video: 1, News: 1}); count != want || err != nil {
		t.Errorf("MaterialCount() = %+v, %v, want %+v", count, err, want)
	}
	page, err := c.Materials(t.Context(), platform.Image, 20, 20)
	if err != nil || page.Total != 23 || len(page.Items) != 3 || page.Items[2].ID != pictures[0].ID ||
		page.Items[2].Name != "0.jpg" || page.Items[2].URL != pictures[0].URL || !page.Items[2].UpdatedAt.Equal(noon) {
		t.Errorf("Materials() = %+v, %v, want the three oldest of 23", page, err)
	}
	page, err = c.Materials(t.Context(), platform.News, -1, 500) // brought within the limits
	if err != nil || len(page.Items) != 1 || page.Items[0].Articles[0].Title != "头条" {
		t.Errorf("Materials() of news = %+v, %v, want one", page, err)
	}
	got, err := c.Material(t.Context(), video.ID)
	if err != nil || got.DownloadURL == "" {
		t.Errorf("Material() of a video = %+v, %v, want its address", got, err)
	}
	got, err = c.Material(t.Context(), news)
	if err != nil || len(got.Articles) != 1 || got.Articles[0].Title != "头条" {
		t.Errorf("Material() of news = %+v, %v, want its article", got, err)
	}
	got, err = c.Material(t.Context(), pictures[0].ID)
	if err != nil || !bytes.Equal(got.Content, jpeg) || got.Type != "image/jpeg" {
		t.Errorf("Material() of a picture = %+v, %v, want the picture", got, err)
	}
}

func TestMaterialOfTheMenuIsNotDeleted(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	m, err := c.AddMaterial(t.Context(), platform.NewMaterial{
		Kind: platform.Image, Name: "a.jpg", Content: bytes.NewReader(jpeg),
	})
	if err != nil {
		t.Fatal(err)
	}
	menu := platform.Menu{Buttons: []platform.Button{{Type: platform.SendMedia, Name: "图", MediaID: m.ID}}}
	if err := c.CreateMenu(t.Context(), menu); err != nil {
		t.Fatal(err)
	}
	if err := c.DeleteMaterial(t.Context(), m.ID); codeOf(err) != 48005 {
		t.Errorf("DeleteMaterial() in use: error = %v, want 48005", err)
	}
	if err := c.DeleteMenu(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := c.DeleteMaterial(t.Context(), m.ID); err != nil {
		t.Errorf("DeleteMaterial() error = %v", err)
	}
	if err := c.DeleteMaterial(t.Context(), m.ID); !errors.Is(err, platform.ErrMediaID) {
		t.Errorf("DeleteMaterial() again: error = %v, want %v", err, platform.ErrMediaID)
	}
	if err := c.CreateMenu(t.Context(), menu); !errors.Is(err, platform.ErrMediaID) {
		t.Errorf("CreateMenu() with material that is gone: error = %v, want %v", err, platform.ErrMediaID)
	}
}

func TestAVideoNeedsATitle(t *testing.T) {
	t.Parallel()
	c, _ := setup(t)
	_, err := c.AddMaterial(t.Context(), platform.NewMaterial{
		Kind: platform.Video, Name: "v.mp4", Content: bytes.NewReader(mp4),
	})
	if !errors.Is(err, platform.ErrInvalid) {
		t.Errorf("AddMaterial() error = %v, want %v", err, platform.ErrInvalid)
	}
}
