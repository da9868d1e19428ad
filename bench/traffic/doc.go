// Package traffic plays many WeChat users at once: it makes their messages, sends them
// and checks every answer.
//
// A run is either an open loop, in which messages leave at their time whatever the
// server does, or a closed one, in which each of some workers waits for its answer
// before it sends again. What is measured is kept in package bench.
package traffic
