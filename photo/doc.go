// Package photo fetches the pictures of places that operators' files name, and keeps
// them small, so that whoever reads a page asks nobody but us for them.
//
// The addresses are somebody else's, and so is what stands there: nothing is asked of an
// address that is not public, nothing is read, unpacked or waited for beyond a bound,
// and nothing is passed on as it came: a picture is decoded and written anew. It knows
// neither places nor pages.
package photo
