package bridge

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"

	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

// Health is what both sides say of themselves. Over gRPC the server as a whole ("") serves as long as it runs, and the service
// follows the backend; over HTTP these are /-/healthy and /health.
type Health struct {
	server *health.Server
	// problem is empty while the backend is well.
	problem atomic.Pointer[string]
}

// NewHealth counts the backend as away until it is asked.
func NewHealth() *Health {
	all := &Health{server: health.NewServer()}
	all.set("not asked yet")
	return all
}

// Watch asks the backend until the context ends.
func (h *Health) Watch(ctx context.Context, operations *Operations, interval time.Duration) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		problem := ""
		if err := operations.Healthy(ctx); err != nil {
			problem = status.Convert(err).Message()
		}
		if ctx.Err() != nil {
			return
		}
		h.set(problem)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Stop says that nothing is served any more.
func (h *Health) Stop() { h.server.Shutdown() }

func (h *Health) set(problem string) {
	before := h.problem.Swap(&problem)
	if before != nil && *before == problem {
		return
	}
	serving := healthpb.HealthCheckResponse_SERVING
	if problem != "" {
		serving = healthpb.HealthCheckResponse_NOT_SERVING
	}
	h.server.SetServingStatus(pb.Governance_ServiceDesc.ServiceName, serving)
	slog.Info("health", "status", serving.String(), "problem", problem)
}

type component struct {
	Status string `json:"status"`
	Error  string `json:"error,omitempty"`
}

func (h *Health) answer(response http.ResponseWriter, _ *http.Request) {
	backend := component{Status: "UP"}
	code := http.StatusOK
	if problem := *h.problem.Load(); problem != "" {
		backend = component{"DOWN", problem}
		code = http.StatusServiceUnavailable
	}
	response.Header().Set("content-type", "application/json; charset=utf-8")
	response.WriteHeader(code)
	_ = json.NewEncoder(response).Encode(map[string]any{
		"status":     backend.Status,
		"components": map[string]component{"backend": backend},
	})
}
