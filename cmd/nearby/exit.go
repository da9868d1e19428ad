package main

import (
	"errors"
	"fmt"

	"nearby/usage"
	"nearby/wechat/platform"
)

// errRejected means that the work is done but rows were rejected; they have been
// reported already.
var errRejected = errors.New("some rows were rejected")

// exitCode is the only place where an error becomes an exit code.
func exitCode(err error) int {
	var wrong *usage.Error
	switch {
	case err == nil:
		return 0
	case errors.As(err, &wrong):
		return 2
	case errors.Is(err, errRejected):
		return 3
	}
	return 1
}

// bilingual says in Chinese as well what a refusal by WeChat means: the console,
// where most of them are put right, speaks Chinese.
func bilingual(err error) error {
	var refused *platform.Error
	if !errors.As(err, &refused) || refused.Meaning("zh") == "" {
		return err
	}
	return fmt.Errorf("%w\n  %d %s。%s", err, refused.Code, refused.Meaning("zh"), refused.Hint("zh"))
}
