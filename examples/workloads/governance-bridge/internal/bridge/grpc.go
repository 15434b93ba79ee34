package bridge

import (
	"context"

	grpcprom "github.com/grpc-ecosystem/go-grpc-middleware/providers/prometheus"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

// NewGRPCServer serves the operations and grpc.health.v1; every series of its metrics is there from the start.
func NewGRPCServer(operations *Operations, health *Health, registry *prometheus.Registry) *grpc.Server {
	metrics := grpcprom.NewServerMetrics(grpcprom.WithServerHandlingTimeHistogram(grpcprom.WithHistogramBuckets(buckets)))
	registry.MustRegister(metrics)
	server := grpc.NewServer(
		grpc.ChainUnaryInterceptor(metrics.UnaryServerInterceptor()),
		grpc.ChainStreamInterceptor(metrics.StreamServerInterceptor()),
	)
	pb.RegisterGovernanceServer(server, service{operations: operations})
	healthpb.RegisterHealthServer(server, health.server)
	metrics.InitializeMetrics(server)
	return server
}

type service struct {
	pb.UnimplementedGovernanceServer
	operations *Operations
}

func (s service) CreateSession(ctx context.Context, request *pb.CreateSessionRequest) (*pb.Session, error) {
	return s.operations.CreateSession(ctx, request)
}

func (s service) ListDecisions(ctx context.Context, request *pb.ListDecisionsRequest) (*pb.ListDecisionsResponse, error) {
	return s.operations.ListDecisions(ctx, request)
}

func (s service) GetMetrics(ctx context.Context, request *pb.GetMetricsRequest) (*pb.Metrics, error) {
	return s.operations.GetMetrics(ctx, request)
}

func (s service) RejectDecision(ctx context.Context, request *pb.RejectDecisionRequest) (*pb.Decision, error) {
	return s.operations.RejectDecision(ctx, request)
}

func (s service) EscalateDecision(ctx context.Context, request *pb.EscalateDecisionRequest) (*pb.Decision, error) {
	return s.operations.EscalateDecision(ctx, request)
}
