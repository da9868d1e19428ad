package seed

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"nearby/seed/fault"
	"nearby/seed/table"
)

// newColumns finds out what the columns mean, but for those of the coordinates; the
// first width are the file's own. given is --map.
func newColumns(header []string, width int, given map[string]string) (columns, error) {
	c := columns{header: header, keys: table.Keys(header), width: width}
	for f := range c.at {
		c.at[f] = table.None
	}
	added := table.Keys(rejectHeaders[:])
	for i, key := range c.keys {
		if slices.Contains(added, key) {
			c.rejects = append(c.rejects, i)
		}
	}
	if err := c.mapGiven(given); err != nil {
		return c, err
	}
	c.match()
	return c, nil
}

// mapGiven takes the columns that --map names.
func (c *columns) mapGiven(given map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(given)) {
		f, err := parseField(name)
		if err != nil {
			return err
		}
		c.given[f] = true
		if given[name] == "" {
			continue
		}
		if c.at[f], err = c.find("--map "+name, given[name]); err != nil {
			return err
		}
	}
	return nil
}

// parseField reads the name of a field as --map writes it.
func parseField(name string) (field, error) {
	names := make([]string, numFields)
	for f := range numFields {
		if names[f] = f.String(); names[f] == name {
			return f, nil
		}
	}
	return 0, fault.Usagef("--map %s: there is no such field; there are %s",
		name, strings.Join(names, ", "))
}

// find is the column that a flag means: a header, else a number from 1. Headers
// come first because files written by pandas have numbers for headers.
func (c *columns) find(flag, column string) (int, error) {
	key := table.Key(column)
	if i := slices.Index(c.keys, key); i >= 0 && key != "" {
		if slices.Contains(c.keys[i+1:], key) {
			return table.None, fault.Usagef("%s=%s: the header has %q more than once, "+
				"give the column's number", flag, column, column)
		}
		return i, nil
	}
	n, err := strconv.Atoi(column)
	switch {
	case err != nil && c.header == nil:
		return table.None, fault.Usagef("%s=%s: without a header a column is named by its number, from 1",
			flag, column)
	case err != nil:
		return table.None, fault.Usagef("%s=%s: there is no such column; the header is %s",
			flag, column, c.list())
	case n < 1 || n > max(c.width, len(c.header)):
		return table.None, fault.Usagef("%s=%s: the first row has %s", flag, column, table.Columns(c.width))
	}
	return n - 1, nil
}

// match finds the columns of all fields but the coordinates by their headers. Of
// several it takes the one that stands first in the field's keys, then the one
// that stands first in the file.
func (c *columns) match() {
	for f := range numFields {
		if c.given[f] || slices.Contains(locating[:], f) {
			continue
		}
		for _, key := range fieldTable[f].keys {
			if i := slices.Index(c.keys, key); i >= 0 && !c.taken(i) {
				c.at[f] = i
				break
			}
		}
	}
	for _, f := range resembling {
		if c.at[f] == table.None && !c.given[f] {
			c.at[f] = c.resemble(f)
		}
	}
	if i := c.at[fieldCategory]; i != table.None && !c.given[fieldCategory] {
		c.levels = c.levelsWith(i)
	}
	c.takeHourColumns()
}

// categoryLevels are the headers of columns that only together say what a place is:
// the levels of a type, and the keys of OpenStreetMap.
var categoryLevels = [][]string{
	{"amenity", "shop", "tourism", "leisure", "railway", "publictransport", "highway", "station", "aerialway", "aeroway"},
	{"大类", "中类", "小类"},
	{"大分类", "中分类", "小分类"},
	{"一级分类", "二级分类", "三级分类"},
	{"一级类别", "二级类别", "三级类别"},
	{"类别", "子类别"},
	{"category1", "category2", "category3"},
	{"type1", "type2", "type3"},
	{"bigtype", "midtype", "smalltype"},
	{"category", "subcategory"},
	{"maincategory", "subcategory"},
	{"type", "subtype"},
	{"class", "subclass"},
	{"tipo", "subtipo"},
	{"分类", "子分类"},
	{"一级行业", "二级行业"},
	{"상권업종대분류명", "상권업종중분류명", "상권업종소분류명"},
	{"업종대분류", "업종중분류", "업종소분류"},
	{"業種大分類", "業種中分類", "業種小分類"},
}

// levelsWith are the columns that belong to the one of the category; nil if there is
// no other.
func (c *columns) levelsWith(category int) []int {
	for _, keys := range categoryLevels {
		if !slices.Contains(keys, c.keys[category]) {
			continue
		}
		var all []int
		for _, key := range keys {
			if i := slices.Index(c.keys, key); i >= 0 && !c.taken(i) {
				all = append(all, i)
			}
		}
		return all
	}
	return nil
}

// rejectHeaders are the columns that a rejects file has after its own. A file
// that has them is one that is being mended: they are ignored.
var rejectHeaders = [...]string{"reject_line", "reject_column", "reject_code", "reject_reason"}
