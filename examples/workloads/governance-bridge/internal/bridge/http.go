package bridge

import (
	"context"
	"encoding/json"
	"io"
	"net/http"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

const maxBody = 64 << 10

// statuses are HTTP's words for gRPC's codes.
var statuses = map[codes.Code]int{
	codes.InvalidArgument:    http.StatusBadRequest,
	codes.NotFound:           http.StatusNotFound,
	codes.FailedPrecondition: http.StatusConflict,
	codes.ResourceExhausted:  http.StatusTooManyRequests,
	codes.Canceled:           499,
	codes.Unavailable:        http.StatusServiceUnavailable,
	codes.DeadlineExceeded:   http.StatusGatewayTimeout,
}

// Every field is there, also an empty one: whoever reads it needs no defaults.
var (
	written = protojson.MarshalOptions{EmitUnpopulated: true}
	read    = protojson.UnmarshalOptions{}
)

// AddRoutes adds the operations and the health check over HTTP.
func AddRoutes(mux *http.ServeMux, operations *Operations, health *Health, metrics *HTTPMetrics) {
	mux.HandleFunc("GET /-/healthy", func(response http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(response, "Healthy.\n")
	})
	mux.HandleFunc("GET /health", metrics.counted("HealthCheck", health.answer))
	route := func(operation, pattern string, answer func(*http.Request) (proto.Message, error)) {
		mux.HandleFunc(pattern, metrics.counted(operation, func(response http.ResponseWriter, request *http.Request) {
			request.Body = http.MaxBytesReader(response, request.Body, maxBody)
			message, err := answer(request)
			if err != nil {
				fail(response, err)
				return
			}
			text, _ := written.Marshal(message)
			response.Header().Set("content-type", "application/json; charset=utf-8")
			_, _ = response.Write(text)
		}))
	}
	route("CreateSession", "POST /v1/sessions", func(request *http.Request) (proto.Message, error) {
		return withBody(request, &pb.CreateSessionRequest{}, operations.CreateSession)
	})
	route("ListDecisions", "GET /v1/sessions/{id}/decisions", func(request *http.Request) (proto.Message, error) {
		number, err := statusOf(request.URL.Query().Get("status"))
		if err != nil {
			return nil, err
		}
		return operations.ListDecisions(request.Context(), &pb.ListDecisionsRequest{SessionId: request.PathValue("id"), Status: number})
	})
	route("GetMetrics", "GET /v1/metrics", func(request *http.Request) (proto.Message, error) {
		return operations.GetMetrics(request.Context(), &pb.GetMetricsRequest{})
	})
	route("RejectDecision", "POST /v1/decisions/{id}/reject", func(request *http.Request) (proto.Message, error) {
		return withBody(request, &pb.RejectDecisionRequest{}, func(ctx context.Context, asked *pb.RejectDecisionRequest) (*pb.Decision, error) {
			asked.DecisionId = request.PathValue("id")
			return operations.RejectDecision(ctx, asked)
		})
	})
	route("EscalateDecision", "POST /v1/decisions/{id}/escalate", func(request *http.Request) (proto.Message, error) {
		return withBody(request, &pb.EscalateDecisionRequest{}, func(ctx context.Context, asked *pb.EscalateDecisionRequest) (*pb.Decision, error) {
			asked.DecisionId = request.PathValue("id")
			return operations.EscalateDecision(ctx, asked)
		})
	})
}

func withBody[Q, A proto.Message](request *http.Request, asked Q, operation func(context.Context, Q) (A, error)) (proto.Message, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, "the body cannot be read: "+err.Error())
	}
	if err := read.Unmarshal(body, asked); err != nil {
		return nil, status.Error(codes.InvalidArgument, "the body is no JSON object with the request's fields")
	}
	return operation(request.Context(), asked)
}

// statusOf takes a status as the answers have it; none means all.
func statusOf(text string) (pb.DecisionStatus, error) {
	if text == "" {
		return pb.DecisionStatus_DECISION_STATUS_UNSPECIFIED, nil
	}
	number, exists := pb.DecisionStatus_value[text]
	if !exists {
		return 0, status.Errorf(codes.InvalidArgument, "%q is no status; there are DECISION_STATUS_PENDING, _REJECTED, _ESCALATED", text)
	}
	return pb.DecisionStatus(number), nil
}

func fail(response http.ResponseWriter, err error) {
	said := status.Convert(err)
	code, exists := statuses[said.Code()]
	if !exists {
		code = http.StatusInternalServerError
	}
	response.Header().Set("content-type", "application/json; charset=utf-8")
	response.WriteHeader(code)
	_ = json.NewEncoder(response).Encode(map[string]string{"code": said.Code().String(), "error": said.Message()})
}
