package main

import (
	"cmp"
	"context"
	"io"
	"net"

	"nearby/doctor"
	"nearby/send"
	"nearby/settings"
)

type doctorCommand struct {
	settings.Server
	output
}

// Run examines the installation as it is set up here: what serve would be told,
// its database, its public address and its account.
func (c *doctorCommand) Run(ctx context.Context, std streams) error {
	return c.print(std.out, doctor.Examine(ctx, doctor.Installation{
		Server: c.Server,
		Client: send.NewClient(), Resolve: net.DefaultResolver.LookupNetIP, Timeout: send.Timeout,
	}))
}

// print prints the report, and fails when a check did.
func (c *doctorCommand) print(w io.Writer, r doctor.Report) error {
	var err error
	if c.asJSON() {
		err = printJSON(w, r)
	} else {
		_, err = io.WriteString(w, r.String())
	}
	return cmp.Or(err, r.Err())
}
