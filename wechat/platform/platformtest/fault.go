package platformtest

import (
	"net/http"
	"strconv"
	"time"
)

// Breakage is a way in which an answer is broken.
type Breakage int

// The ways. With the last two the call is done, but its answer does not arrive.
const (
	None      Breakage = iota
	Busy               // errcode -1
	HTML               // a proxy's page with status 200
	HTTP500            // a page with status 500
	Empty              // status 200 and no body
	Reset              // the connection is cut before the call is done
	HalfABody          // the connection is cut in the middle of the answer
	Overlong           // the answer does not end for 24 MB
)

// Fault is the fault of one call.
type Fault struct {
	Delay time.Duration // before anything else
	Break Breakage
}

// wait waits, and reports whether the caller still waits too.
func (f Fault) wait(r *http.Request) bool {
	if f.Delay == 0 {
		return true
	}
	select {
	case <-time.After(f.Delay):
		return true
	case <-r.Context().Done():
		return false
	}
}

// refusal is the error of a fault that WeChat reports.
func (f Fault) refusal() error {
	if f.Break == Busy {
		return refusal(-1)
	}
	return nil
}

// before answers in place of the API, and reports whether it did.
func (f Fault) before(w http.ResponseWriter) bool {
	const page = "<html><head><title>502 Bad Gateway</title></head></html>"
	switch f.Break {
	case HTML:
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(page))
	case HTTP500:
		http.Error(w, page, http.StatusInternalServerError)
	case Empty:
	case Reset:
		panic(http.ErrAbortHandler) // net/http cuts the connection
	case None, Busy, HalfABody, Overlong:
		return false
	}
	return true
}

// after sends the answer of a call, or the part of it that the fault lets through.
// It ignores errors of writing: the caller is gone then.
func (f Fault) after(w http.ResponseWriter, answer file) {
	header := w.Header()
	header.Set("Content-Type", answer.contentType)
	if answer.name != "" {
		header.Set("Content-Disposition", `attachment; filename="`+answer.name+`"`)
	}
	switch f.Break {
	case HalfABody:
		header.Set("Content-Length", strconv.Itoa(len(answer.content)))
		_, _ = w.Write(answer.content[:len(answer.content)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case Overlong:
		block := make([]byte, 1<<20)
		for range 24 {
			if _, err := w.Write(block); err != nil {
				return
			}
		}
	default:
		if answer.status != 0 {
			w.WriteHeader(answer.status)
		}
		_, _ = w.Write(answer.content)
	}
}
