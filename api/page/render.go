package page

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"nearby/api/dialogue"
	"nearby/api/reply"
)

//go:embed *.html
var files embed.FS

// templates are parsed once; a fault in them is a fault of this program.
var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"style":     func() template.CSS { return template.CSS(style) },                         //nolint:gosec // our own file
	"script":    func() template.JS { return template.JS(script) },                          //nolint:gosec // our own file
	"farScript": func() template.JS { return template.JS(farScript) },                       //nolint:gosec // our own file
	"shapes":    func() template.HTML { return template.HTML(strings.Join(shapes[:], "")) }, //nolint:gosec // our own text
	// A part of a page takes one argument; some need two.
	"pair": func(a, b any) struct{ A, B any } { return struct{ A, B any }{a, b} },
}).ParseFS(files, "*.html"))

// render writes a page. It is rendered whole before the first byte goes out, so
// that a fault in the middle is still an error and not half a page.
func render(c echo.Context, status int, name string, data any) error {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// notice is a page that says one thing, in one language.
type notice struct{ Tag, Heading, How string }

// say shows a notice to somebody whose language is not known, in each.
func say(c echo.Context, status int, what func(*reply.PageWords) (heading, how string)) error {
	var notices []notice
	for _, in := range []dialogue.Language{dialogue.Chinese, dialogue.Traditional, dialogue.English} {
		words := reply.Words(in)
		heading, how := what(words)
		notices = append(notices, notice{words.Tag, heading, how})
	}
	return render(c, status, "notice.html", notices)
}

// gone says in the person's own languages how to get a new link.
func gone(c echo.Context) error {
	return say(c, http.StatusGone, func(w *reply.PageWords) (string, string) { return w.Gone, w.GoneHow })
}

// NotFound is the page at every address that nothing else is at, / among them: it says
// what this is and where to begin.
func NotFound(c echo.Context) error {
	return private(strict)(func(c echo.Context) error {
		return say(c, http.StatusNotFound, func(w *reply.PageWords) (string, string) { return w.NotFound, w.NotFoundHow })
	})(c)
}
