// Package faultproxy stands between a program and what it talks to over TCP, and
// does to the connections what networks do: delay, stall, throttle, cut, lose and
// refuse them. What it does can be changed while connections are open.
//
// It knows no protocol and fakes nothing: every byte that arrives comes from the
// other end, in order.
package faultproxy
