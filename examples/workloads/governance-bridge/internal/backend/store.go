// Package backend is what stands behind the bridge: it keeps sessions and their decisions and speaks HTTP only.
package backend

import (
	"container/list"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/types/known/timestamppb"

	pb "sightline/examples/workloads/governance-bridge/internal/governance"
)

const (
	maxSessions = 1000
	// pendingDecisions wait in a session at any time, and as many judged ones are remembered.
	pendingDecisions = 8
	maxName          = 64
	maxReason        = 256
)

// Errors of the store by kind; what they are wrapped in says more.
var (
	ErrInvalid  = errors.New("invalid")
	ErrMissing  = errors.New("not found")
	ErrConflict = errors.New("already judged")
)

// Store keeps the newest sessions in memory. What it gives out is never changed afterwards.
type Store struct {
	mutex    sync.Mutex
	sessions map[string]*list.Element
	// ages has the sessions, the oldest in front.
	ages *list.List
	// Since the start.
	created, rejected, escalated int64
	now                          func() time.Time
}

type session struct {
	*pb.Session
	decisions []*pb.Decision
	// last is the number of the newest decision.
	last int64
}

// NewStore makes an empty store.
func NewStore(now func() time.Time) *Store {
	return &Store{sessions: map[string]*list.Element{}, ages: list.New(), now: now}
}

// CreateSession begins a review; the oldest session makes room.
func (s *Store) CreateSession(operator string) (*pb.Session, error) {
	if err := checkText("operator", operator, maxName); err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	created := &session{Session: &pb.Session{Id: newID(), Operator: operator, CreatedAt: timestamppb.New(s.now())}}
	for range pendingDecisions {
		s.decide(created)
	}
	s.created++
	s.sessions[created.Id] = s.ages.PushBack(created)
	if s.ages.Len() > maxSessions {
		oldest := s.ages.Remove(s.ages.Front()).(*session)
		delete(s.sessions, oldest.Id)
	}
	return created.Session, nil
}

// ListDecisions returns a session's decisions with a status, or all.
func (s *Store) ListDecisions(sessionID string, status pb.DecisionStatus) (*pb.ListDecisionsResponse, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found, err := s.find(sessionID)
	if err != nil {
		return nil, err
	}
	answer := &pb.ListDecisionsResponse{}
	for _, decision := range found.decisions {
		if status == pb.DecisionStatus_DECISION_STATUS_UNSPECIFIED || decision.Status == status {
			answer.Decisions = append(answer.Decisions, decision)
		}
	}
	return answer, nil
}

// Metrics counts sessions and decisions.
func (s *Store) Metrics() *pb.Metrics {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	sessions := int64(s.ages.Len())
	return &pb.Metrics{
		Sessions:           sessions,
		DecisionsPending:   sessions * pendingDecisions,
		DecisionsRejected:  s.rejected,
		DecisionsEscalated: s.escalated,
	}
}

// Reject stops a pending decision.
func (s *Store) Reject(id, reason string) (*pb.Decision, error) {
	if err := checkText("reason", reason, maxReason); err != nil {
		return nil, err
	}
	return s.judge(id, pb.DecisionStatus_DECISION_STATUS_REJECTED, reason, &s.rejected)
}

// Escalate hands a pending decision to somebody above.
func (s *Store) Escalate(id, to string) (*pb.Decision, error) {
	if err := checkText("to", to, maxName); err != nil {
		return nil, err
	}
	return s.judge(id, pb.DecisionStatus_DECISION_STATUS_ESCALATED, to, &s.escalated)
}

func (s *Store) judge(id string, status pb.DecisionStatus, remark string, counter *int64) (*pb.Decision, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	sessionID, _, _ := strings.Cut(id, "-")
	found, err := s.find(sessionID)
	if err != nil {
		return nil, err
	}
	for n, decision := range found.decisions {
		if decision.Id != id {
			continue
		}
		if decision.Status != pb.DecisionStatus_DECISION_STATUS_PENDING {
			return nil, fmt.Errorf("decision %s is %w", id, ErrConflict)
		}
		judged := &pb.Decision{
			Id: id, SessionId: sessionID, Action: decision.Action, Confidence: decision.Confidence,
			Status: status, Remark: remark, CreatedAt: decision.CreatedAt,
		}
		found.decisions[n] = judged
		*counter++
		s.decide(found)
		found.forget()
		return judged, nil
	}
	return nil, fmt.Errorf("decision %q %w", id, ErrMissing)
}

func (s *Store) find(id string) (*session, error) {
	element, exists := s.sessions[id]
	if !exists {
		return nil, fmt.Errorf("session %q %w", id, ErrMissing)
	}
	return element.Value.(*session), nil
}

var actions = []string{"block_address", "isolate_host", "lock_account", "quarantine_file", "revoke_token"}

// decide is the automated system at work: it wants something.
func (s *Store) decide(in *session) {
	in.last++
	in.decisions = append(in.decisions, &pb.Decision{
		Id:         in.Id + "-" + strconv.FormatInt(in.last, 10),
		SessionId:  in.Id,
		Action:     actions[int(in.last)%len(actions)],
		Confidence: math.Mod(float64(in.last)*0.37, 1),
		Status:     pb.DecisionStatus_DECISION_STATUS_PENDING,
		CreatedAt:  timestamppb.New(s.now()),
	})
}

// forget drops the oldest judged decision when there are too many of them.
func (s *session) forget() {
	if len(s.decisions) <= 2*pendingDecisions {
		return
	}
	for n, decision := range s.decisions {
		if decision.Status != pb.DecisionStatus_DECISION_STATUS_PENDING {
			s.decisions = append(s.decisions[:n], s.decisions[n+1:]...)
			return
		}
	}
}

func checkText(name, text string, longest int) error {
	if length := utf8.RuneCountInString(text); length < 1 || length > longest {
		return fmt.Errorf("%s has %d characters, it takes 1 to %d: %w", name, length, longest, ErrInvalid)
	}
	return nil
}

func newID() string {
	random := make([]byte, 8)
	_, _ = rand.Read(random)
	return hex.EncodeToString(random)
}
