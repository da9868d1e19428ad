package page

import (
	"github.com/labstack/echo/v4"

	"nearby/api/reply"
)

// notice is a page that says one thing, in one language.
type notice struct{ Tag, Heading, How string }

// say shows a notice to somebody whose language is not known, in each.
func say(c echo.Context, status int, what func(*reply.PageWords) (heading, how string)) error {
	var notices []notice
	for _, words := range []*reply.PageWords{reply.Words(0), reply.Words(1)} {
		heading, how := what(words)
		notices = append(notices, notice{words.Tag, heading, how})
	}
	return render(c, status, "notice.html", notices)
}
