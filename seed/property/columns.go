package property

// maxColumns is how many columns a table of properties may have.
const maxColumns = 2000

// Columns are those of a table whose rows are properties.
type Columns struct {
	Header []string
	at     map[string]int // of a property by its path
}

// Learn makes columns of the properties that have none yet. They stand behind those
// that Header has already.
func (c *Columns) Learn(properties []Property) {
	if c.at == nil {
		c.at = make(map[string]int)
	}
	for _, p := range properties {
		if _, known := c.at[p.Path]; !known && len(c.Header) < maxColumns {
			c.at[p.Path] = len(c.Header)
			c.Header = append(c.Header, p.Path)
		}
	}
}

// Cells is a row: the properties that have a column, and nothing in all others.
func (c *Columns) Cells(properties []Property) []string {
	cells := make([]string, len(c.Header))
	for _, p := range properties {
		if i, known := c.at[p.Path]; known {
			cells[i] = p.Value
		}
	}
	return cells
}
