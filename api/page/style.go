package page

import _ "embed"

//go:embed style.css
var ownStyle string

// style is that of all pages.
var style = ownStyle + boardStyle + colours() + chosen()

// script is that of the pages, which are whole without it.
var script = ownScript + boardScript

//go:embed page.js
var ownScript string

// farScript says on the page of a place how far that is, before the rest has come.
//
//go:embed far.js
var farScript string
