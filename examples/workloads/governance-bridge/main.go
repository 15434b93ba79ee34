// Command governance-bridge is the governance bridge in miniature: gRPC and HTTP in front of an HTTP backend.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"google.golang.org/grpc"

	"sightline/examples/workloads/governance-bridge/internal/backend"
	"sightline/examples/workloads/governance-bridge/internal/bridge"
	"sightline/examples/workloads/governance-bridge/internal/faults"
)

// patience is how long requests under way may take when the program is told to stop.
const patience = 10 * time.Second

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: asOtherPrograms})))
	given, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	stopped, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(stopped, given); err != nil {
		slog.Error("cannot go on", "error", err.Error())
		os.Exit(1)
	}
}

func run(stopped context.Context, given settings) error {
	effects := faults.ProcessEffects()
	board := faults.NewBoard("governance-bridge", effects)
	store := backend.NewStore(time.Now)
	behind, err := backend.Start(given.backendListen, backend.NewHandler(store, board))
	if err != nil {
		return err
	}
	effects["unavailable"] = behind.Unavailable

	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), store)
	operations := bridge.NewOperations(behind.Address, given.timeout)
	health := bridge.NewHealth()
	front := bridge.NewGRPCServer(operations, health, registry)
	mux := http.NewServeMux()
	bridge.AddRoutes(mux, operations, health, bridge.NewHTTPMetrics(registry))
	board.AddRoutes(mux)
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{Registry: registry}))
	web := &http.Server{Handler: mux, ReadHeaderTimeout: patience, IdleTimeout: 2 * time.Minute}

	watching, unwatch := context.WithCancel(context.Background())
	defer unwatch()
	go health.Watch(watching, operations, given.interval)
	ended := make(chan error, 2)
	if err := listen(given.grpcListen, "listening for gRPC", ended, front.Serve); err != nil {
		return err
	}
	if err := listen(given.webListen, "listening", ended, web.Serve); err != nil {
		return err
	}
	select {
	case err = <-ended:
	case <-stopped.Done():
		slog.Info("stopping")
	}
	health.Stop()
	board.ClearAll()
	within, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	unwatch()
	return errors.Join(err, web.Shutdown(within), stopGRPC(within, front), behind.Stop(within))
}

// listen logs the port, so that whoever asked for any learns which.
func listen(address, message string, ended chan<- error, serve func(net.Listener) error) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	slog.Info(message, "port", listener.Addr().(*net.TCPAddr).Port)
	go func() {
		if err := serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
			ended <- err
		}
	}()
	return nil
}

// stopGRPC waits for the calls under way and cuts what is left: a client that watches the health would stay for ever.
func stopGRPC(within context.Context, server *grpc.Server) error {
	done := make(chan struct{})
	go func() {
		server.GracefulStop()
		close(done)
	}()
	select {
	case <-done:
	case <-within.Done():
		server.Stop()
	}
	return nil
}

// asOtherPrograms writes levels in small letters, as the miniatures in other languages do.
func asOtherPrograms(_ []string, attribute slog.Attr) slog.Attr {
	if attribute.Key == slog.LevelKey {
		attribute.Value = slog.StringValue(strings.ToLower(attribute.Value.String()))
	}
	return attribute
}
