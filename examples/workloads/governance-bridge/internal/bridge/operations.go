// Package bridge answers over gRPC and over HTTP with what an HTTP backend says.
package bridge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

const (
	// maxCalls to the backend are under way at once; what comes beyond is turned away at once.
	maxCalls  = 512
	maxAnswer = 1 << 20
)

// Operations are what the bridge does, the same for both of its sides; their errors are gRPC's.
type Operations struct {
	client  *http.Client
	timeout time.Duration
	calls   chan struct{}
}

// NewOperations talks to the backend at the address that is asked for at every new connection.
func NewOperations(address func() string, timeout time.Duration) *Operations {
	dialer := &net.Dialer{Timeout: timeout}
	return &Operations{
		timeout: timeout,
		calls:   make(chan struct{}, maxCalls),
		client: &http.Client{Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return dialer.DialContext(ctx, network, address())
			},
			MaxIdleConnsPerHost: maxCalls,
			IdleConnTimeout:     time.Minute,
			DisableCompression:  true,
		}},
	}
}

// CreateSession begins a review.
func (o *Operations) CreateSession(ctx context.Context, request *pb.CreateSessionRequest) (*pb.Session, error) {
	return ask(ctx, o, http.MethodPost, "/sessions", request, &pb.Session{})
}

// ListDecisions lists a session's decisions.
func (o *Operations) ListDecisions(ctx context.Context, request *pb.ListDecisionsRequest) (*pb.ListDecisionsResponse, error) {
	path := "/sessions/" + url.PathEscape(request.SessionId) + "/decisions?status=" + request.Status.String()
	return ask(ctx, o, http.MethodGet, path, nil, &pb.ListDecisionsResponse{})
}

// GetMetrics counts sessions and decisions.
func (o *Operations) GetMetrics(ctx context.Context, _ *pb.GetMetricsRequest) (*pb.Metrics, error) {
	return ask(ctx, o, http.MethodGet, "/figures", nil, &pb.Metrics{})
}

// RejectDecision stops a pending decision.
func (o *Operations) RejectDecision(ctx context.Context, request *pb.RejectDecisionRequest) (*pb.Decision, error) {
	path := "/decisions/" + url.PathEscape(request.DecisionId) + "/reject"
	return ask(ctx, o, http.MethodPost, path, request, &pb.Decision{})
}

// EscalateDecision hands a pending decision to somebody above.
func (o *Operations) EscalateDecision(ctx context.Context, request *pb.EscalateDecisionRequest) (*pb.Decision, error) {
	path := "/decisions/" + url.PathEscape(request.DecisionId) + "/escalate"
	return ask(ctx, o, http.MethodPost, path, request, &pb.Decision{})
}

// Healthy asks whether the backend is well.
func (o *Operations) Healthy(ctx context.Context) error {
	_, err := o.call(ctx, http.MethodGet, "/health", nil)
	return err
}

// Close lets go of the connections that nobody uses.
func (o *Operations) Close() { o.client.CloseIdleConnections() }

func ask[T proto.Message](ctx context.Context, o *Operations, method, path string, request proto.Message, into T) (T, error) {
	var none T
	var body []byte
	if request != nil {
		var err error
		if body, err = protojson.Marshal(request); err != nil {
			return none, status.Error(codes.InvalidArgument, err.Error())
		}
	}
	text, err := o.call(ctx, method, path, body)
	if err != nil {
		return none, err
	}
	if err := protojson.Unmarshal(text, into); err != nil {
		return none, status.Error(codes.Internal, "the backend's answer cannot be read: "+err.Error())
	}
	return into, nil
}

func (o *Operations) call(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	select {
	case o.calls <- struct{}{}:
		defer func() { <-o.calls }()
	default:
		return nil, status.Error(codes.ResourceExhausted, "too many requests are under way")
	}
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	// The host is a name only: whoever dials knows the address.
	request, err := http.NewRequestWithContext(ctx, method, "http://backend"+path, bytes.NewReader(body))
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	response, err := o.client.Do(request)
	if err != nil {
		return nil, failure(ctx, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, failure(ctx, err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, refusal(response.StatusCode, text)
	}
	return text, nil
}

func failure(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return status.Error(codes.DeadlineExceeded, "the backend did not answer in time")
	case errors.Is(ctx.Err(), context.Canceled):
		return status.Error(codes.Canceled, "the caller went away")
	}
	return status.Error(codes.Unavailable, "the backend cannot be reached: "+rootOf(err).Error())
}

func refusal(code int, text []byte) error {
	said := struct{ Error string }{strings.TrimSpace(string(text))}
	_ = json.Unmarshal(text, &said)
	switch code {
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge:
		return status.Error(codes.InvalidArgument, said.Error)
	case http.StatusNotFound:
		return status.Error(codes.NotFound, said.Error)
	case http.StatusConflict:
		return status.Error(codes.FailedPrecondition, said.Error)
	case http.StatusServiceUnavailable:
		return status.Error(codes.Unavailable, "the backend says: "+said.Error)
	}
	return status.Error(codes.Internal, "the backend says: "+said.Error)
}

// rootOf leaves out addresses and operations, which differ from one time to the next.
func rootOf(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
