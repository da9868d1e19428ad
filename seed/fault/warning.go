package fault

// Warning is what a person should know of a file that loads all the same: what was
// taken for granted, left empty or left out.
type Warning struct {
	Code string `json:"code"` // part of the contract, as [Code] is
	Text string `json:"text"`
	Rows int64  `json:"rows,omitempty"` // that it concerns; 0 for the whole file
}
