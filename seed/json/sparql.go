package json

import "nearby/seed/property"

// bound is the value of a variable in the results of a SPARQL query
// (w3.org/TR/sparql11-results-json), {"type":"literal","value":"…"}; nil for any other value.
func bound(value []byte) (of []byte) {
	kind := ""
	for key, member := range property.Members(value) {
		switch key {
		case "type":
			kind = property.Scalar(member)
		case "value":
			of = member
		case "datatype", "xml:lang":
		default:
			return nil
		}
	}
	switch kind {
	case "uri", "literal", "typed-literal", "bnode":
		return of
	default:
		return nil
	}
}
