package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/property"
	"nearby/seed/table"
)

// list is a list of objects in a file. The outermost values of a file are one, too.
type list struct {
	path    string // of dotted members; lists on the way to it add nothing
	objects int    // in the sample
	located int    // of them, those with two numbers that have decimals, as coordinates do
	outer   int    // of them, those that are outermost values of the file
}

// lone tells the only value of a file, which holds everything, and so may be an answer
// or a place.
func (l *list) lone() bool { return l.outer == 1 && l.objects == 1 }

// places tells a list most of whose objects have coordinates.
func (l *list) places() bool { return l.located > 0 && 2*l.located >= l.objects }

// maxLists is how many lists are told apart. A file of more is no answer with a list in
// it: its lists stand under the ids of something.
const maxLists = 200

// survey counts the objects of the first lists in the beginning of a file.
type survey struct {
	decoder *json.Decoder
	depth   int
	lists   []*list // the outermost first, in the file's order
	at      map[string]*list
}

func surveyed(sample []byte) *survey {
	s := &survey{decoder: json.NewDecoder(bytes.NewReader(sample)), at: map[string]*list{}}
	for {
		if _, err := s.value("", true); err != nil { // the end of the sample, or no JSON: reading says so
			return s
		}
	}
}

// find is the path of the list of places: the one whose objects have coordinates, in
// no other such list; where none has, the only one. More than one is a question.
func find(sample []byte) (string, error) {
	s := surveyed(sample)
	found := s.outermost((*list).places)
	if len(found) > 1 && found[0].lone() {
		found = found[1:] // an answer that says where was searched
	}
	if len(found) == 0 {
		found = s.outermost(func(l *list) bool { return !l.lone() })
	}
	switch {
	case len(s.lists) == maxLists && len(found) > 1:
		return "", fmt.Errorf("there are %d lists in this JSON, or more, such as %s: make one of them "+
			"(of the lists of an object: jq '[.[][]]' FILE > list.json)", maxLists, described(found[:2]))
	case len(found) == 1 && found[0].lone() && isDictionary(sample):
		return "", errors.New("the places are no list in this JSON but members of an object, by their ids: " +
			"make a list of them (jq '[to_entries[] | {id: .key} + .value]' FILE > list.json)")
	case len(found) == 1:
		return found[0].path, nil
	case len(found) == 0:
		return "", fmt.Errorf("the JSON holds no list of objects; it begins with %s", begins(sample))
	default:
		return "", fault.Usagef("there are several lists in this JSON: say with --records which one holds the places; "+
			"there are %s", described(found))
	}
}

// isDictionary tells an object whose members are places.
func isDictionary(sample []byte) bool {
	places := 0
	for _, value := range property.Members(sample) {
		if l := surveyed(value).list(""); value[0] == '{' && l.located > 0 {
			places++
		}
	}
	return places > 1
}

// begins is the beginning of a file for a message: services answer an error so.
func begins(sample []byte) string {
	const most = 200
	return strings.ToValidUTF8(table.Clean(string(sample[:min(len(sample), most)])), "")
}

// described names lists for a message.
func described(lists []*list) string {
	var all []string
	for _, l := range lists {
		all = append(all, fmt.Sprintf("%s (%d in the beginning)", strconv.Quote(l.path), l.objects))
	}
	return strings.Join(all, ", ")
}

// outermost are the lists that are good and in no other good one.
func (s *survey) outermost(good func(*list) bool) []*list {
	var found []*list
	for _, l := range s.lists {
		if good(l) && !within(found, l.path) {
			found = append(found, l)
		}
	}
	return found
}

// within tells whether one of the lists holds the one at a path.
func within(lists []*list, path string) bool {
	for _, l := range lists {
		if !l.lone() && (l.path == "" || strings.HasPrefix(path, l.path+".")) {
			return true
		}
	}
	return false
}

// value passes over the next value and gives the decimals in it, without those of lists
// of objects. listed is whether it stands in a list.
func (s *survey) value(path string, listed bool) (decimals int, err error) {
	token, err := s.decoder.Token()
	if err != nil {
		return 0, err
	}
	if s.depth++; s.depth > deepest {
		return 0, errDeep
	}
	defer func() { s.depth-- }()
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return s.object(path, listed)
		}
		for s.decoder.More() {
			n, err := s.value(path, true)
			if err != nil {
				return 0, err
			}
			decimals += n
		}
		_, err = s.decoder.Token() // the list's end
		return decimals, err
	case float64:
		if token != float64(int64(token)) {
			return 1, nil
		}
	case string:
		return decimalsIn(token), nil
	}
	return 0, nil
}

// object passes over the members of an object. One in a list is counted there.
func (s *survey) object(path string, listed bool) (decimals int, err error) {
	var in *list
	if listed {
		if in = s.list(path); in == nil {
			return 0, errManyLists
		}
		in.objects++
		if s.depth == 1 {
			in.outer++
		}
	}
	for s.decoder.More() {
		key, err := s.decoder.Token()
		if err != nil {
			return 0, err
		}
		n, err := s.value(joined(path, fmt.Sprint(key)), false)
		if err != nil {
			return 0, err
		}
		decimals += n
	}
	if _, err = s.decoder.Token(); err != nil || !listed { // the object's end
		return decimals, err
	}
	if decimals >= 2 {
		in.located++
	}
	return 0, nil
}

// list is the one at a path, nil if there are too many.
func (s *survey) list(path string) *list {
	l := s.at[path]
	if l == nil && len(s.lists) < maxLists {
		l = &list{path: path}
		s.at[path] = l
		s.lists = append(s.lists, l)
	}
	return l
}

var errManyLists = errors.New("too many lists")

func joined(path, key string) string {
	switch {
	case path == "":
		return key
	case key == "":
		return path
	default:
		return path + "." + key
	}
}

// decimalsIn is how many numbers with decimals a text is: "121.47,31.23" is two.
func decimalsIn(text string) int {
	const longest = 60
	if len(text) > longest {
		return 0
	}
	n := 0
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !table.IsDecimal(part) {
			return 0
		}
		n += strings.Count(part, ".")
	}
	return n
}
