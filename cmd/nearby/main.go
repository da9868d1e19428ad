// Command nearby answers WeChat users' locations with the places around them,
// and does everything an operator needs for that: it serves, migrates, loads
// places, searches, and plays WeChat for a trial.
//
// Results go to standard output, everything else to standard error. It exits
// with 0 when done, 1 when it failed and nothing changed, 2 when it was called
// wrongly, and 3 when it is done but some rows were rejected.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // the image has no zones of its own

	"github.com/alecthomas/kong"

	"nearby/bench"
	"nearby/usage"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, stop) // the second Ctrl-C ends the process at once
	std := streams{os.Stdin, os.Stdout, os.Stderr}
	err := run(ctx, os.Args[1:], std)
	if err != nil && !errors.Is(err, errRejected) {
		fmt.Fprintln(std.err, "nearby:", err)
	}
	stop()
	os.Exit(exitCode(err)) //nolint:gocritic // stop was called
}

// endings are the signals that end what is under way in order. A hangup is one, unless
// whoever started the program wants it to outlive that, as nohup does.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// commands is the whole command line.
type commands struct {
	Serve       serveCommand       `cmd:"" help:"Answer WeChat: run the server."`
	Migrate     migrateCommand     `cmd:"" help:"Bring the database schema up, down, or tell its version."`
	Seed        seedCommand        `cmd:"" help:"Load places from operators' files."`
	Loads       loadsCommand       `cmd:"" help:"What has been loaded, and taking the last load back."`
	Places      placesCommand      `cmd:"" help:"Count, export and delete places, and find near-duplicates."`
	Category    categoryCommand    `cmd:"" help:"List, add, edit and delete the kinds of places."`
	Search      searchCommand      `cmd:"" help:"Find the nearest places, as a person there would."`
	Departures  departuresCommand  `cmd:"" help:"Tell what leaves a stop next."`
	Understand  understandCommand  `cmd:"" help:"Tell what a text that somebody types is taken for."`
	Send        sendCommand        `cmd:"" help:"Play WeChat: send a message to a server and print the answer."`
	Bench       benchCommand       `cmd:"" help:"Play many users at once, and measure a server."`
	Menu        menuCommand        `cmd:"" help:"Show, change or delete the account's custom menu."`
	Media       mediaCommand       `cmd:"" help:"Upload, list, get or delete pictures, recordings and videos."`
	QR          qrCommand          `cmd:"" name:"qr" help:"Make a QR code that leads to a category or a place."`
	Token       tokenCommand       `cmd:"" help:"Get the account's access token, without printing it."`
	Doctor      doctorCommand      `cmd:"" help:"Check the whole installation, and say what to do."`
	Completion  completionCommand  `cmd:"" help:"Print what completes commands and flags in bash, zsh or fish."`
	Healthcheck healthcheckCommand `cmd:"" help:"Ask a running server whether it is alive (for containers)."`
	Version     versionCommand     `cmd:"" help:"Print the version."`

	Release kong.VersionFlag `name:"version" help:"Print the version."`
}

// run reads the command line and does what it says.
func run(ctx context.Context, args []string, std streams) error {
	if err := readEnvironment(); err != nil {
		return err
	}
	var all commands
	parser, err := newParser(&all, std)
	if err != nil {
		return err
	}
	command, err := parser.Parse(asked(args))
	if err != nil && len(args) == 0 {
		err = fmt.Errorf("%w: see nearby help", err)
	}
	if err != nil {
		return usage.New(err)
	}
	warn(parser.Model, command, std)
	command.BindTo(ctx, (*context.Context)(nil))
	return bilingual(command.Run(std))
}

// asked makes "help COMMAND" of two words what people know from other programs.
func asked(args []string) []string {
	if len(args) == 0 || args[0] != "help" {
		return args
	}
	return append(slices.Clone(args[1:]), "--help")
}

func newParser(all *commands, std streams) (*kong.Kong, error) {
	parser, err := kong.New(all,
		kong.Name("nearby"),
		kong.Description("People in WeChat send their location and get the nearest restaurants and stops.\n\n"+
			"Every setting is a flag or a variable; a flag wins. A variable ending in _FILE "+
			"names a file that holds the value. NEARBY_SETTINGS names a file of NAME=value lines, "+
			"/etc/nearby/settings if there is no other."),
		kong.Writers(std.out, std.err),
		kong.Vars{"mix": bench.DefaultMix, "version": versionName(), "json": "Print JSON, for programs."},
		kong.WithHyphenPrefixedParameters(true), // --lng -0.1 is a place in London
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, err
	}
	withExamples(parser.Model)
	return parser, nil
}
