package faults

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

const maxBody = 4096

// AddRoutes adds /admin/faults: lists, sets and clears; only for callers on this machine or a private network.
func (b *Board) AddRoutes(mux *http.ServeMux) {
	handle := func(pattern string, handler http.HandlerFunc) {
		mux.HandleFunc(pattern, func(response http.ResponseWriter, request *http.Request) {
			if !isNear(request.RemoteAddr) {
				fail(response, http.StatusForbidden, "faults are set from this machine or a private network only")
				return
			}
			handler(response, request)
		})
	}
	list := func(response http.ResponseWriter, _ *http.Request) {
		answer(response, http.StatusOK, map[string]any{"service": b.service, "faults": b.List()})
	}
	handle("GET /admin/faults", list)
	handle("DELETE /admin/faults", func(response http.ResponseWriter, request *http.Request) {
		b.ClearAll()
		list(response, request)
	})
	handle("PUT /admin/faults/{name}", func(response http.ResponseWriter, request *http.Request) {
		given, problem := parameterValues(response, request)
		if problem != "" {
			fail(response, http.StatusBadRequest, problem)
			return
		}
		status, err := b.Set(request.PathValue("name"), given)
		conclude(response, status, err)
	})
	handle("DELETE /admin/faults/{name}", func(response http.ResponseWriter, request *http.Request) {
		status, err := b.Clear(request.PathValue("name"))
		conclude(response, status, err)
	})
}

func parameterValues(response http.ResponseWriter, request *http.Request) (map[string]any, string) {
	text, err := io.ReadAll(http.MaxBytesReader(response, request.Body, maxBody))
	if err != nil {
		return nil, "the body is too large"
	}
	if strings.TrimSpace(string(text)) == "" {
		return nil, ""
	}
	var value any
	if json.Unmarshal(text, &value) != nil {
		return nil, "the body is no JSON"
	}
	given, isObject := value.(map[string]any)
	if !isObject {
		return nil, request.PathValue("name") + " takes a JSON object with its parameters"
	}
	return given, ""
}

func conclude(response http.ResponseWriter, status Status, err error) {
	switch {
	case errors.Is(err, errUnknown):
		fail(response, http.StatusNotFound, err.Error())
	case err != nil:
		fail(response, http.StatusBadRequest, err.Error())
	default:
		answer(response, http.StatusOK, status)
	}
}

func fail(response http.ResponseWriter, code int, message string) {
	answer(response, code, map[string]string{"error": message})
}

func answer(response http.ResponseWriter, code int, body any) {
	response.Header().Set("content-type", "application/json; charset=utf-8")
	response.WriteHeader(code)
	_ = json.NewEncoder(response).Encode(body)
}

// isNear is true for loopback, private (RFC 1918, RFC 4193) and link-local addresses.
func isNear(remote string) bool {
	address, err := netip.ParseAddrPort(remote)
	if err != nil {
		return false
	}
	plain := address.Addr().Unmap()
	return plain.IsLoopback() || plain.IsPrivate() || plain.IsLinkLocalUnicast()
}

func sortedKeys(values map[string]any) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func jsonOf(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}
