package wechat

import (
	"bytes"
	"strconv"
	"strings"
)

// writer writes XML like WeChat: text in CDATA, numbers without. Tags are this
// package's own; values may be any string.
type writer struct{ buf bytes.Buffer }

func (w *writer) bytes() []byte { return w.buf.Bytes() }

func (w *writer) append(other *writer) { w.buf.Write(other.bytes()) }

func (w *writer) open(tag string) { w.buf.WriteString("<" + tag + ">") }

func (w *writer) close(tag string) { w.buf.WriteString("</" + tag + ">") }

// raw writes a value that needs no CDATA.
func (w *writer) raw(tag, value string) {
	w.open(tag)
	w.buf.WriteString(value)
	w.close(tag)
}

func (w *writer) number(tag string, n int64) { w.raw(tag, strconv.FormatInt(n, 10)) }

// text writes value in CDATA. It splits a "]]>" in value between two sections,
// which readers join again.
func (w *writer) text(tag, value string) {
	w.open(tag)
	w.buf.WriteString(cdataOpen)
	w.buf.WriteString(strings.ReplaceAll(xmlSafe(value), cdataClose, cdataSplit))
	w.buf.WriteString(cdataClose)
	w.close(tag)
}

// optional is text for fields that are omitted when empty.
func (w *writer) optional(tag, value string) {
	if value != "" {
		w.text(tag, value)
	}
}
