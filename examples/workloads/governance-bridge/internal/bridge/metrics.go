package bridge

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// buckets are dense around the objective, 99 of 100 answers within 5 ms; both sides have the same.
var buckets = []float64{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// HTTPMetrics are of the side that speaks HTTP what go-grpc-middleware counts of the other.
type HTTPMetrics struct {
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

// NewHTTPMetrics registers them.
func NewHTTPMetrics(registry *prometheus.Registry) *HTTPMetrics {
	metrics := &HTTPMetrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "governance_http_requests_total",
			Help: "HTTP requests answered, by operation.",
		}, []string{"operation", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "governance_http_request_duration_seconds",
			Help:    "Time to answer an HTTP request, by operation.",
			Buckets: buckets,
		}, []string{"operation"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "governance_http_requests_in_flight",
			Help: "HTTP requests that are being answered.",
		}),
	}
	registry.MustRegister(metrics.requests, metrics.duration, metrics.inFlight)
	return metrics
}

// counted watches an operation, whose series are there from the start.
func (m *HTTPMetrics) counted(operation string, next http.HandlerFunc) http.HandlerFunc {
	m.requests.WithLabelValues(operation, "200")
	duration := m.duration.WithLabelValues(operation)
	return func(response http.ResponseWriter, request *http.Request) {
		start := time.Now()
		m.inFlight.Inc()
		defer m.inFlight.Dec()
		watched := &watchedResponse{ResponseWriter: response, status: http.StatusOK}
		next(watched, request)
		m.requests.WithLabelValues(operation, strconv.Itoa(watched.status)).Inc()
		duration.Observe(time.Since(start).Seconds())
	}
}

type watchedResponse struct {
	http.ResponseWriter
	status int
}

func (w *watchedResponse) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}
