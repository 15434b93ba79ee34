package faults

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// Values are a fault's parameters while it is active.
type Values map[string]any

// Number is the value of a parameter that is a number.
func (v Values) Number(name string) float64 { return v[name].(float64) }

// Concerns says whether the fault is meant for an operation.
func (v Values) Concerns(operation string) bool {
	return v["operation"] == All || v["operation"] == operation
}

// Effect is what a fault does until its context ends; a fault without one is looked at where it matters.
type Effect func(ended context.Context, values Values)

// Board holds the faults that are active; each ends by itself.
type Board struct {
	service string
	effects map[string]Effect
	mutex   sync.RWMutex
	running map[string]*active
}

type active struct {
	values Values
	endsAt time.Time
	ended  context.Context
	end    context.CancelFunc
}

// Status is a fault as GET /admin/faults shows it.
type Status struct {
	Name        string               `json:"name"`
	Description string               `json:"description"`
	Parameters  map[string]Parameter `json:"parameters"`
	Active      *ActiveStatus        `json:"active"`
}

// ActiveStatus says how a fault was set and how long it stays.
type ActiveStatus struct {
	Parameters       Values  `json:"parameters"`
	RemainingSeconds float64 `json:"remainingSeconds"`
}

var errUnknown = errors.New("is no fault")

// NewBoard makes a board on which nothing is active.
func NewBoard(service string, effects map[string]Effect) *Board {
	return &Board{service: service, effects: effects, running: map[string]*active{}}
}

// Active returns a fault's parameters and what ends with it, or nil.
func (b *Board) Active(name string) (Values, context.Context) {
	b.mutex.RLock()
	defer b.mutex.RUnlock()
	if current := b.running[name]; current != nil && current.ended.Err() == nil {
		return current.values, current.ended
	}
	return nil, nil
}

// List shows every fault in the order of the names.
func (b *Board) List() []Status {
	all := make([]Status, 0, len(catalog))
	for _, fault := range catalog {
		all = append(all, b.status(fault))
	}
	return all
}

// Set starts a fault or starts it anew; its error names all that is wrong with the parameters.
func (b *Board) Set(name string, given map[string]any) (Status, error) {
	fault, err := b.find(name)
	if err != nil {
		return Status{}, err
	}
	values, err := read(fault, given)
	if err != nil {
		return Status{}, err
	}
	lasts := time.Duration(values.Number(duration) * float64(time.Second))
	delete(values, duration)
	b.end(name)
	ended, end := context.WithTimeout(context.Background(), lasts)
	b.mutex.Lock()
	b.running[name] = &active{values, time.Now().Add(lasts), ended, end}
	b.mutex.Unlock()
	if effect := b.effects[name]; effect != nil {
		go effect(ended, values)
	}
	return b.status(fault), nil
}

// Clear ends a fault; nothing happens when it is not active.
func (b *Board) Clear(name string) (Status, error) {
	fault, err := b.find(name)
	if err != nil {
		return Status{}, err
	}
	b.end(name)
	return b.status(fault), nil
}

// ClearAll ends every fault.
func (b *Board) ClearAll() {
	for _, fault := range catalog {
		b.end(fault.Name)
	}
}

func (b *Board) end(name string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if current := b.running[name]; current != nil {
		current.end()
		delete(b.running, name)
	}
}

func (b *Board) find(name string) (Fault, error) {
	names := make([]string, len(catalog))
	for n, fault := range catalog {
		if fault.Name == name {
			return fault, nil
		}
		names[n] = fault.Name
	}
	return Fault{}, fmt.Errorf("%s %w of %s; there are: %s", name, errUnknown, b.service, strings.Join(names, ", "))
}

func (b *Board) status(fault Fault) Status {
	status := Status{Name: fault.Name, Description: fault.Description, Parameters: fault.Parameters}
	b.mutex.RLock()
	defer b.mutex.RUnlock()
	if current := b.running[fault.Name]; current != nil && current.ended.Err() == nil {
		remaining := math.Max(0, math.Ceil(time.Until(current.endsAt).Seconds()))
		status.Active = &ActiveStatus{current.values, remaining}
	}
	return status
}

// read fills in defaults and names everything that is wrong at once.
func read(fault Fault, given map[string]any) (Values, error) {
	names := make([]string, 0, len(fault.Parameters))
	for name := range fault.Parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	var problems []string
	for _, name := range sortedKeys(given) {
		if !slices.Contains(names, name) {
			problems = append(problems, fmt.Sprintf("%s.%s is no parameter; there are: %s", fault.Name, name, strings.Join(names, ", ")))
		}
	}
	values := Values{}
	for _, name := range names {
		value, isGiven := given[name]
		if !isGiven || value == nil {
			value = fault.Parameters[name].Default
		}
		if problem := fault.Parameters[name].check(value); problem != "" {
			problems = append(problems, fmt.Sprintf("%s.%s %s: %s", fault.Name, name, jsonOf(value), problem))
		}
		values[name] = value
	}
	if len(problems) > 0 {
		return nil, errors.New(strings.Join(problems, "; "))
	}
	return values, nil
}

func (p Parameter) check(value any) string {
	if p.Kind == "choice" {
		if word, isText := value.(string); isText && slices.Contains(p.Choices, word) {
			return ""
		}
		return "must be one of " + strings.Join(p.Choices, ", ")
	}
	if number, isNumber := value.(float64); isNumber && number >= *p.Min && number <= *p.Max {
		return ""
	}
	return fmt.Sprintf("must be a number from %s to %s (%s)", jsonOf(*p.Min), jsonOf(*p.Max), p.Unit)
}
