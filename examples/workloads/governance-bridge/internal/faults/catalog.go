// Package faults makes the bridge go wrong on purpose, through the same requests as the other workloads.
package faults

// Parameter is a number with its bounds, or a choice of words; what is outside is refused, not cut.
type Parameter struct {
	Kind    string   `json:"kind"`
	Min     *float64 `json:"min,omitempty"`
	Max     *float64 `json:"max,omitempty"`
	Choices []string `json:"choices,omitempty"`
	Default any      `json:"default"`
	Unit    string   `json:"unit,omitempty"`
}

// Fault is one way to go wrong.
type Fault struct {
	Name        string
	Description string
	Parameters  map[string]Parameter
}

// All is every operation at once, as a fault's parameter.
const All = "all"

// Operations are what the backend does, under the names that loads and faults use.
var Operations = []string{"create_session", "list_decisions", "get_metrics", "reject_decision", "escalate_decision"}

// catalog is in the order of the names and repeats faults/catalog.ts; a test compares the two. Memory and goroutines are bounded, so
// that a fault hurts its own container and not the machine.
var catalog = []Fault{
	fault("burn-cpu", "Threads of their own keep processors busy for a share of the time.",
		parameters{"share": number(0.05, 1, 0.8, "ratio"), "threads": number(1, 4, 1, "threads")}),
	fault("crash", "The process ends at once with exit code 70, without leaving its group or finishing its work.", nil),
	fault("degraded", "The backend answers one operation with 503; the others work.",
		parameters{"operation": choice(Operations...)}),
	fault("drop-connections", "The backend closes a share of its connections without an answer.",
		parameters{"share": number(0.01, 1, 0.5, "ratio")}),
	fault("errors", "The backend answers a share of the requests with 500.",
		parameters{"share": number(0.01, 1, 0.5, "ratio"), "operation": anyOperation()}),
	fault("gc-pressure", "Memory is allocated and let go at once, so that the collector has work.",
		parameters{"megabytesPerSecond": number(1, 1024, 256, "megabytes")}),
	fault("leak-goroutines", "Goroutines are started that wait for ever; they end with the fault.",
		parameters{"limit": number(1, 20_000, 1000, "goroutines"), "perSecond": number(1, 5000, 50, "goroutines")}),
	fault("leak-memory", "Memory is allocated and kept until the limit; it is let go when the fault ends.",
		parameters{"limitMegabytes": number(1, 512, 64, "megabytes"), "megabytesPerSecond": number(1, 64, 4, "megabytes")}),
	fault("slow", "The backend takes longer for every request.",
		parameters{"delayMs": number(1, 30_000, 500, "milliseconds"), "operation": anyOperation()}),
	fault("timeouts", "The backend takes requests and never answers; the bridge gives up.",
		parameters{"share": number(0.01, 1, 1, "ratio"), "operation": anyOperation()}),
	fault("unavailable", "The backend does not listen: connections are refused.", nil),
}

type parameters = map[string]Parameter

const duration = "durationSeconds"

func fault(name, description string, own parameters) Fault {
	all := parameters{duration: number(1, 3600, 60, "seconds")}
	for key, parameter := range own {
		all[key] = parameter
	}
	return Fault{name, description, all}
}

func number(min, max, usual float64, unit string) Parameter {
	return Parameter{Kind: "number", Min: &min, Max: &max, Default: usual, Unit: unit}
}

func choice(choices ...string) Parameter {
	return Parameter{Kind: "choice", Choices: choices, Default: choices[0]}
}

func anyOperation() Parameter {
	return choice(append([]string{All}, Operations...)...)
}
