package faults

import (
	"context"
	"os"
	"runtime/debug"
	"time"
)

const (
	crashCode = 70
	megabyte  = 1 << 20
)

// ProcessEffects are what the faults do that concern the process and no request.
func ProcessEffects() map[string]Effect {
	return map[string]Effect{
		"burn-cpu":        burn,
		"crash":           crash,
		"gc-pressure":     churn,
		"leak-goroutines": leakGoroutines,
		"leak-memory":     leakMemory,
	}
}

// crash waits long enough for the answer to leave and tidies nothing up.
func crash(context.Context, Values) {
	time.Sleep(50 * time.Millisecond)
	os.Exit(crashCode)
}

func leakGoroutines(ended context.Context, values Values) {
	left := int(values.Number("limit"))
	everyTenth(ended, func() {
		for n := max(1, int(values.Number("perSecond")/10)); n > 0 && left > 0; n-- {
			left--
			go func() { <-ended.Done() }()
		}
	})
}

func leakMemory(ended context.Context, values Values) {
	limit := int(values.Number("limitMegabytes"))
	perSecond := values.Number("megabytesPerSecond")
	var kept [][]byte
	due := 0.0
	everyTenth(ended, func() {
		for due += perSecond / 10; due >= 1; due-- {
			if len(kept) < limit {
				kept = append(kept, filled(megabyte))
			}
		}
	})
	kept = nil
	debug.FreeOSMemory()
}

func churn(ended context.Context, values Values) {
	// Small pieces, as a program under load leaves them behind.
	const piece = 4096
	pieces := int(values.Number("megabytesPerSecond") / 10 * megabyte / piece)
	everyTenth(ended, func() {
		for range pieces {
			sink = make([]byte, piece)
		}
	})
	sink = nil
}

// sink keeps the compiler from leaving an allocation out; one goroutine uses it.
var sink []byte

// burn is busy for a share of every tenth of a second.
func burn(ended context.Context, values Values) {
	busy := time.Duration(values.Number("share") * float64(100*time.Millisecond))
	for range int(values.Number("threads")) {
		go func() {
			for ended.Err() == nil {
				for until := time.Now().Add(busy); time.Now().Before(until); {
				}
				time.Sleep(100*time.Millisecond - busy)
			}
		}()
	}
}

func everyTenth(ended context.Context, do func()) {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		do()
		select {
		case <-ended.Done():
			return
		case <-ticker.C:
		}
	}
}

// filled is written to: untouched pages would cost nothing.
func filled(size int) []byte {
	bytes := make([]byte, size)
	for n := range bytes {
		bytes[n] = 1
	}
	return bytes
}
