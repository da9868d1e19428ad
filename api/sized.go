package api

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

// headAsGet answers HEAD wherever there is GET: load balancers check with it. net/http
// leaves the body out.
func headAsGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			get := *r // net/http looks at the method of its own request
			get.Method = http.MethodGet
			r = &get
		}
		next.ServeHTTP(w, r)
	})
}

// sized gives every answer its Content-Length, so that none goes out in chunks: what
// stands between WeChat and a server may not pass those on.
func sized(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		w := &sizedWriter{ResponseWriter: c.Response().Writer}
		c.Response().Writer = w
		err := next(c)
		if err != nil {
			c.Error(err) // answered now, if it is not yet
		}
		w.send()
		return err
	}
}

// sizedWriter keeps an answer until it is whole, unless its length is known before.
type sizedWriter struct {
	http.ResponseWriter

	status int  // 0: none yet
	direct bool // the length is known: nothing is kept
	body   []byte
}

// WriteHeader keeps the status for send.
func (w *sizedWriter) WriteHeader(status int) {
	w.status = status
	if w.Header().Get(echo.HeaderContentLength) != "" {
		w.direct = true
		w.ResponseWriter.WriteHeader(status)
	}
}

// Write keeps b for send.
func (w *sizedWriter) Write(b []byte) (int, error) {
	if w.direct {
		return w.ResponseWriter.Write(b)
	}
	w.body = append(w.body, b...)
	return len(b), nil
}

// send sends what was kept. It fails only when the connection is gone.
func (w *sizedWriter) send() {
	if w.direct || w.status == 0 {
		return
	}
	if bodyAllowed(w.status) {
		w.Header().Set(echo.HeaderContentLength, strconv.Itoa(len(w.body)))
	}
	w.ResponseWriter.WriteHeader(w.status)
	_, _ = w.ResponseWriter.Write(w.body)
}

// bodyAllowed tells the answers that have a length.
func bodyAllowed(status int) bool {
	return status >= http.StatusOK && status != http.StatusNoContent && status != http.StatusNotModified
}
