package backend

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"sightline/examples/workloads/governance-bridge/internal/faults"
)

// Backend is an HTTP server that the fault `unavailable` takes away and gives back.
type Backend struct {
	listen  string
	handler http.Handler
	mutex   sync.Mutex
	server  *http.Server
	address string
	// away counts what keeps it from listening: the fault, once more while it is set anew, and the end.
	away int
}

// Start begins to listen, `host:port`; port 0 takes any.
func Start(listen string, handler http.Handler) (*Backend, error) {
	backend := &Backend{listen: listen, handler: handler}
	return backend, backend.open()
}

// Address is where it listens, or did; with port 0 it is another one after each interruption.
func (b *Backend) Address() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.address
}

// Unavailable is the effect of the fault: nothing listens until it ends.
func (b *Backend) Unavailable(ended context.Context, _ faults.Values) {
	b.mutex.Lock()
	b.away++
	_ = b.server.Close()
	b.mutex.Unlock()
	<-ended.Done()
	b.mutex.Lock()
	b.away--
	b.mutex.Unlock()
	for {
		err := b.open()
		if err == nil {
			return
		}
		slog.Warn("the backend cannot listen again yet", "error", err.Error())
		time.Sleep(time.Second)
	}
}

// Stop finishes the requests under way.
func (b *Backend) Stop(ctx context.Context) error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.away++
	return b.server.Shutdown(ctx)
}

func (b *Backend) open() error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.away > 0 {
		return nil
	}
	listener, err := net.Listen("tcp", b.listen)
	if err != nil {
		return err
	}
	b.address = listener.Addr().String()
	b.server = &http.Server{Handler: b.handler, ReadHeaderTimeout: 10 * time.Second}
	go func(server *http.Server) {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			slog.Error("the backend ended", "error", err.Error())
		}
	}(b.server)
	return nil
}
