package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints a script that completes commands and flags in a shell. It is made from the
// command line itself, and knows no files and no places.
func (c *completionCommand) Run(std streams, line *kong.Context) error {
	write := map[string]func(io.Writer, []completion) error{
		"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion,
	}[c.Shell]
	return write(std.out, completions(line.Model.Node))
}

// completion is what may follow a command.
type completion struct {
	path     string // the command as it is typed, "nearby menu get"
	commands []choice
	flags    []choice // with their dashes
}

type choice struct{ name, help string }

func (c completion) words() string {
	var all []string
	for _, one := range slices.Concat(c.commands, c.flags) {
		all = append(all, one.name)
	}
	return strings.Join(all, " ")
}

// completions walks the whole command line, a command before its own.
func completions(n *kong.Node) []completion {
	here := completion{path: n.FullPath()}
	for _, group := range n.AllFlags(true) {
		for _, flag := range group {
			here.flags = append(here.flags, choice{"--" + flag.Name, flag.Help})
		}
	}
	slices.SortFunc(here.flags, func(a, b choice) int { return strings.Compare(a.name, b.name) })
	var below []completion
	for _, child := range n.Children {
		if !child.Hidden {
			here.commands = append(here.commands, choice{child.Name, child.Help})
			below = append(below, completions(child)...)
		}
	}
	return append([]completion{here}, below...)
}

// known are the paths below the program itself, as patterns of a shell's case.
func known(all []completion) string {
	var paths []string
	for _, c := range all[1:] {
		paths = append(paths, `"`+c.path+`"`)
	}
	return strings.Join(paths, "|")
}

func bashCompletion(w io.Writer, all []completion) error {
	var cases strings.Builder
	for _, c := range all {
		fmt.Fprintf(&cases, "\t%q) words=%q ;;\n", c.path, c.words())
	}
	_, err := fmt.Fprintf(w, `# Completion of nearby for bash: source <(nearby completion bash)
_nearby() {
	local at=nearby word words
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case "$at $word" in
		%s) at="$at $word" ;;
		esac
	done
	case $at in
%s	esac
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F _nearby nearby
`, known(all), cases.String())
	return err
}

func zshCompletion(w io.Writer, all []completion) error {
	var cases strings.Builder
	for _, c := range all {
		fmt.Fprintf(&cases, "\t(%q) choices=(%s) ;;\n", c.path, c.words())
	}
	_, err := fmt.Fprintf(w, `#compdef nearby
# Completion of nearby for zsh: source <(nearby completion zsh)
_nearby() {
	local at=nearby word
	local -a choices
	for word in "${(@)words[2,CURRENT-1]}"; do
		case "$at $word" in
		(%s) at="$at $word" ;;
		esac
	done
	case $at in
%s	esac
	compadd -- "${choices[@]}"
	[[ $PREFIX == -* ]] || _files
}
compdef _nearby nearby
`, known(all), cases.String())
	return err
}

func fishCompletion(w io.Writer, all []completion) error {
	var lines strings.Builder
	for _, c := range all {
		when := fmt.Sprintf("complete -c nearby -n '__nearby_at %q'", c.path)
		for _, one := range c.commands {
			fmt.Fprintf(&lines, "%s -f -a %s -d %s\n", when, one.name, fishWord(one.help))
		}
		for _, one := range c.flags {
			fmt.Fprintf(&lines, "%s -l %s -d %s\n", when, strings.TrimPrefix(one.name, "--"), fishWord(one.help))
		}
	}
	_, err := fmt.Fprintf(w, `# Completion of nearby for fish: nearby completion fish | source
function __nearby_at
	set -l at nearby
	for word in (commandline -opc)[2..-1]
		switch "$at $word"
			case %s
				set at "$at $word"
		end
	end
	test "$at" = "$argv[1]"
end
%s`, strings.ReplaceAll(known(all), "|", " "), lines.String())
	return err
}

// fishWord quotes a text for fish.
func fishWord(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}
