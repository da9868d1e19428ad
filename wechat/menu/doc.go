// Package menu keeps the custom menu of an account in a file, in YAML or JSON: it reads
// and writes the file, shows how it differs from the menu of the account, and makes the
// account's menu what the file says.
//
// What WeChat allows in a menu, and the calls, are package platform's.
package menu
