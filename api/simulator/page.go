package simulator

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

//go:embed *.html
var files embed.FS

// templates are parsed once; a fault in them is a fault of this program.
var templates = template.Must(
	template.New("").Option("missingkey=error").ParseFS(files, "*.html"))

// category is one of the categories on the page.
type category struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// setup is what the page's script is told.
type setup struct {
	Texts         map[string]string `json:"texts"`
	Categories    []category        `json:"categories"`
	LocationDatum string            `json:"locationDatum"`
	ReportDatum   string            `json:"reportDatum"`
	Mode          string            `json:"mode"`
}

// page serves the chat, in Chinese unless asked otherwise.
func (s *simulator) page(c echo.Context) error {
	language := chinese
	if c.QueryParam("lang") == "en" {
		language = english
	}
	data := setup{
		Texts: textsIn(language), Mode: s.Callback.Mode.String(),
		LocationDatum: s.LocationDatum.String(), ReportDatum: s.ReportDatum.String(),
		Categories: []category{},
	}
	categories, err := s.Store.Categories(c.Request().Context())
	if err != nil { // the page is there all the same, to see what the server answers now
		s.Log.WarnContext(c.Request().Context(), "simulator without categories", "error", err)
	}
	for _, c := range categories {
		name := c.NameZH
		if language == english {
			name = c.NameEN
		}
		data.Categories = append(data.Categories, category{c.Slug, name})
	}
	var b bytes.Buffer
	err = templates.ExecuteTemplate(&b, "simulator.html", map[string]any{
		"T": data.Texts, "Categories": data.Categories, "Setup": data,
	})
	if err != nil {
		return err
	}
	return c.HTMLBlob(http.StatusOK, b.Bytes())
}
