package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"time"
)

// settings are the program's flags.
type settings struct {
	webListen     string
	grpcListen    string
	backendListen string
	timeout       time.Duration
	interval      time.Duration
}

func parse(args []string) (settings, error) {
	var given settings
	flags := flag.NewFlagSet("governance-bridge", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&given.webListen, "web.listen-address", ":8081", "host:port for HTTP and metrics")
	flags.StringVar(&given.grpcListen, "grpc.listen-address", ":50051", "host:port for gRPC")
	flags.StringVar(&given.backendListen, "backend.listen-address", "127.0.0.1:0", "host:port of the backend")
	flags.DurationVar(&given.timeout, "backend.timeout", time.Second, "how long the backend may take to answer")
	flags.DurationVar(&given.interval, "backend.health-interval", time.Second, "how often the backend is asked whether it is well")
	if err := flags.Parse(args); err != nil {
		return given, fmt.Errorf("%w; there are %s", err, names(flags))
	}
	if flags.NArg() > 0 {
		return given, fmt.Errorf("%s: is no flag; there are %s", flags.Arg(0), names(flags))
	}
	for _, address := range []string{given.webListen, given.grpcListen, given.backendListen} {
		if _, _, err := net.SplitHostPort(address); err != nil {
			return given, fmt.Errorf("%q is no host:port or :port", address)
		}
	}
	if given.timeout <= 0 || given.interval <= 0 {
		return given, fmt.Errorf("--backend.timeout and --backend.health-interval must be above 0")
	}
	return given, nil
}

func names(flags *flag.FlagSet) (all string) {
	flags.VisitAll(func(one *flag.Flag) { all += fmt.Sprintf("\n  --%s=%s  %s", one.Name, one.DefValue, one.Usage) })
	return all
}
