package backend

import "github.com/prometheus/client_golang/prometheus"

var (
	sessionsDescription = prometheus.NewDesc("governance_sessions_total", "Sessions created.", nil, nil)
	settledDescription  = prometheus.NewDesc("governance_decisions_total", "Decisions settled.", []string{"outcome"}, nil)
	pendingDescription  = prometheus.NewDesc("governance_decisions_pending", "Decisions that wait.", nil, nil)
)

// Describe implements prometheus.Collector.
func (s *Store) Describe(descriptions chan<- *prometheus.Desc) {
	descriptions <- sessionsDescription
	descriptions <- settledDescription
	descriptions <- pendingDescription
}

// Collect implements prometheus.Collector.
func (s *Store) Collect(into chan<- prometheus.Metric) {
	counted := s.Metrics()
	s.mutex.Lock()
	created := s.created
	s.mutex.Unlock()
	counter := func(description *prometheus.Desc, value int64, labels ...string) {
		into <- prometheus.MustNewConstMetric(description, prometheus.CounterValue, float64(value), labels...)
	}
	counter(sessionsDescription, created)
	counter(settledDescription, counted.DecisionsEscalated, "escalated")
	counter(settledDescription, counted.DecisionsRejected, "rejected")
	into <- prometheus.MustNewConstMetric(pendingDescription, prometheus.GaugeValue, float64(counted.DecisionsPending))
}
