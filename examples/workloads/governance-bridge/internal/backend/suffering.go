package backend

import (
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"sightline/examples/workloads/governance-bridge/internal/faults"
)

type handler func(response http.ResponseWriter, request *http.Request, body []byte)

// suffering lets an operation's faults happen to a request before it is answered.
func suffering(board *faults.Board, operation string, next handler) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		// Read to its end: only then does the server notice a client that goes away.
		body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, maxBody))
		if err != nil {
			refuse(response, http.StatusRequestEntityTooLarge, "the body is too large")
			return
		}
		if values, _ := board.Active("drop-connections"); values != nil && hits(values) {
			drop(response)
			return
		}
		if values, ended := board.Active("timeouts"); values != nil && values.Concerns(operation) && hits(values) {
			select {
			case <-request.Context().Done():
				return
			case <-ended.Done():
			}
		}
		if values, ended := board.Active("slow"); values != nil && values.Concerns(operation) {
			select {
			case <-request.Context().Done():
				return
			case <-ended.Done():
			case <-time.After(time.Duration(values.Number("delayMs") * float64(time.Millisecond))):
			}
		}
		if values, _ := board.Active("errors"); values != nil && values.Concerns(operation) && hits(values) {
			refuse(response, http.StatusInternalServerError, "fails on purpose")
			return
		}
		if values, _ := board.Active("degraded"); values != nil && values.Concerns(operation) {
			refuse(response, http.StatusServiceUnavailable, operation+" is out of order on purpose")
			return
		}
		next(response, request, body)
	}
}

func hits(values faults.Values) bool {
	return rand.Float64() < values.Number("share")
}

// drop closes the connection so that the client sees a reset and no end of an answer.
func drop(response http.ResponseWriter) {
	connection, _, err := response.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	if tcp, isTCP := connection.(*net.TCPConn); isTCP {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}
