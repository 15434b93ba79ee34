package backend

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"sightline/examples/workloads/governance-bridge/internal/faults"
	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

const maxBody = 64 << 10

// NewHandler answers for the store, as well as the faults on the board let it.
func NewHandler(store *Store, board *faults.Board) http.Handler {
	mux := http.NewServeMux()
	route := func(operation, pattern string, answer func(*http.Request, []byte) (proto.Message, error)) {
		mux.HandleFunc(pattern, suffering(board, operation, func(response http.ResponseWriter, request *http.Request, body []byte) {
			message, err := answer(request, body)
			if err != nil {
				fail(response, err)
				return
			}
			text, _ := protojson.Marshal(message)
			response.Header().Set("content-type", "application/json")
			_, _ = response.Write(text)
		}))
	}
	route("create_session", "POST /sessions", func(_ *http.Request, body []byte) (proto.Message, error) {
		var asked pb.CreateSessionRequest
		if err := read(body, &asked); err != nil {
			return nil, err
		}
		return store.CreateSession(asked.Operator)
	})
	route("list_decisions", "GET /sessions/{id}/decisions", func(request *http.Request, _ []byte) (proto.Message, error) {
		status := pb.DecisionStatus(pb.DecisionStatus_value[request.URL.Query().Get("status")])
		return store.ListDecisions(request.PathValue("id"), status)
	})
	route("get_metrics", "GET /figures", func(*http.Request, []byte) (proto.Message, error) {
		return store.Metrics(), nil
	})
	route("reject_decision", "POST /decisions/{id}/reject", func(request *http.Request, body []byte) (proto.Message, error) {
		var asked pb.RejectDecisionRequest
		if err := read(body, &asked); err != nil {
			return nil, err
		}
		return store.Reject(request.PathValue("id"), asked.Reason)
	})
	route("escalate_decision", "POST /decisions/{id}/escalate", func(request *http.Request, body []byte) (proto.Message, error) {
		var asked pb.EscalateDecisionRequest
		if err := read(body, &asked); err != nil {
			return nil, err
		}
		return store.Escalate(request.PathValue("id"), asked.To)
	})
	mux.HandleFunc("GET /health", suffering(board, "health", func(response http.ResponseWriter, _ *http.Request, _ []byte) {
		_, _ = io.WriteString(response, "Healthy.\n")
	}))
	return mux
}

func read(body []byte, into proto.Message) error {
	if protojson.Unmarshal(body, into) != nil {
		return errors.Join(errors.New("the body is no such request"), ErrInvalid)
	}
	return nil
}

func fail(response http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	switch {
	case errors.Is(err, ErrInvalid):
		code = http.StatusBadRequest
	case errors.Is(err, ErrMissing):
		code = http.StatusNotFound
	case errors.Is(err, ErrConflict):
		code = http.StatusConflict
	}
	refuse(response, code, err.Error())
}

func refuse(response http.ResponseWriter, code int, message string) {
	response.Header().Set("content-type", "application/json")
	response.WriteHeader(code)
	_ = json.NewEncoder(response).Encode(map[string]string{"error": message})
}
