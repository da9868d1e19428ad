package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// Kind is what a message was.
type Kind int

// The kinds that are told apart.
const (
	Text           Kind = iota
	Location            // a place picked on the map
	LocationReport      // the LOCATION event that phones send by themselves
	Click               // a button of the menu
	Scan                // a QR code
	Subscribe
	Unsubscribe
	Media // a picture, a recording, a video, a file, a link
	Other // every other event
)

var kinds = []string{
	"text", "location", "location_report", "click", "scan", "subscribe", "unsubscribe", "media", "other",
}

// Outcome is what became of a message.
type Outcome int

// The outcomes. Only the last three mean that something is wrong.
const (
	Answered Outcome = iota // with something to read
	Success                 // with nothing to show, as is right for it
	Repeated                // it came again and got the answer of before
	Apology                 // the answer could not be made, and says so
	Late                    // it came again and its answer was not there in time
	Failed                  // an apology at most, because of a fault of this program
)

var outcomes = []string{"answered", "success", "repeated", "apology", "late", "failed"}

// Reason is why a callback was refused.
type Reason int

// The reasons that are told apart.
const (
	Signature Reason = iota // nobody has shown that it comes from WeChat
	Stale                   // signed too long ago
	Account                 // for another account
	Malformed               // genuine, but not what WeChat documents
	TooLarge
)

var reasons = []string{"signature", "stale", "account", "malformed", "too_large"}

// limits are those that a message, a page or their searches may be over.
var limits = []string{"person", "messages", "address", "pages", "pictures", "photos", "searches", "budget"}

// Deadline is how long WeChat waits for an answer.
const Deadline = 5 * time.Second

// messages are the figures of the callback.
type messages struct {
	total   [][]prometheus.Counter // by kind, then outcome
	took    []prometheus.Observer  // by kind
	refused []prometheus.Counter   // by reason
	json    prometheus.Counter
	limited map[string]prometheus.Counter
}

func newMessages(make promauto.Factory) messages {
	make.NewGauge(prometheus.GaugeOpts{
		Name: "nearby_message_deadline_seconds",
		Help: "How long WeChat waits for an answer.",
	}).Set(Deadline.Seconds())
	total := counters(make, "nearby_messages_total",
		"Messages and events from WeChat, by what they were and what became of them.", "kind", "outcome")
	took := make.NewHistogramVec(prometheus.HistogramOpts{
		Name: "nearby_message_duration_seconds",
		Help: "From a message to its answer; WeChat waits 5 seconds.",
		// The budget of an answer is 4 s, the deadline 5.
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 3, 4, 5},
	}, []string{"kind"})
	refused := counters(make, "nearby_callbacks_refused_total",
		"Requests to the callback that were not taken for a message, by reason.", "reason")
	json := make.NewCounter(prometheus.CounterOpts{
		Name: JSONName, Help: "Of the malformed ones, messages in JSON: XML is to be chosen in WeChat's console.",
	})
	limited := counters(make, "nearby_limited_total",
		"Messages, pages and pictures that were over a limit, by limit.", "limit")
	m := messages{refused: resolved(refused, reasons), json: json, limited: map[string]prometheus.Counter{}}
	for _, limit := range limits {
		m.limited[limit] = limited.WithLabelValues(limit)
	}
	for _, kind := range kinds {
		of := total.MustCurryWith(prometheus.Labels{"kind": kind})
		m.total = append(m.total, resolved(of, outcomes))
		m.took = append(m.took, took.WithLabelValues(kind))
	}
	return m
}

// Message counts a message and how long its answer took.
func (m *messages) Message(kind Kind, outcome Outcome, took time.Duration) {
	m.total[kind][outcome].Inc()
	m.took[kind].Observe(took.Seconds())
}

// Refused counts a callback that was refused.
func (m *messages) Refused(why Reason) { m.refused[why].Inc() }

// JSONName is the figure of messages that came in JSON, which doctor looks for.
const JSONName = "nearby_callbacks_json_total"

// JSON counts a genuine message in JSON.
func (m *messages) JSON() { m.json.Inc() }

// Limited counts what was over the limit of this name: person, messages, address,
// pages, pictures, searches or budget. Any other is not counted.
func (m *messages) Limited(limit string) {
	if counter, ok := m.limited[limit]; ok {
		counter.Inc()
	}
}
