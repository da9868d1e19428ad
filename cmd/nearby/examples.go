package main

import (
	"strings"

	"github.com/alecthomas/kong"
)

// helpExamples are shown by --help of the commands of these names. A test parses each.
var helpExamples = map[string]string{
	"serve": "nearby serve --migrate",
	"migrate": "nearby migrate up\n" +
		"nearby migrate down 1",
	"seed": "nearby seed --crs gcj02 --category restaurant places.csv\n" +
		"nearby seed --source metro --dry-run feed.zip\n" +
		"nearby seed --explain places.xlsx",
	"loads": "nearby loads list\n" +
		"nearby loads undo",
	"places": "nearby places stats\n" +
		"nearby places export --source mine\n" +
		"nearby places delete --source mine",
	"category": "nearby category list",
	"search": "nearby search --lat 31.2347 --lng 121.4706\n" +
		"nearby search --lat 31.2347 --lng 121.4706 --keyword 火锅 --radius 1000 --json",
	"departures": "nearby departures --lat 33.1 --lng 120.05\n" +
		"nearby departures --stop town/qh-metro-106 --line 1号线",
	"understand": "nearby understand 静安寺附近人均100以下的火锅",
	"send": "nearby send location --lat 31.232794 --lng 121.475152\n" +
		"nearby send text 火锅\n" +
		"nearby send subscribe",
	"bench":       "nearby bench --rate 100/s --duration 24s",
	"menu":        "nearby menu get\nnearby menu apply menu.yaml",
	"media":       "nearby media upload --type image picture.jpg\nnearby media list",
	"qr":          "nearby qr restaurant --out code.jpg",
	"token":       "nearby token",
	"doctor":      "nearby doctor",
	"healthcheck": "nearby healthcheck",
	"completion":  "nearby completion bash >/etc/bash_completion.d/nearby",
	"version":     "nearby version",
}

// withExamples puts the examples below what the help says of a command.
func withExamples(app *kong.Application) {
	for _, command := range app.Children {
		if lines, found := helpExamples[command.Name]; found {
			command.Detail = strings.TrimSpace(command.Detail+"\n\nExamples:\n\n  "+strings.ReplaceAll(lines, "\n", "\n  ")) + "\n"
		}
	}
}
