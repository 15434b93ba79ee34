"""HITL's loads for Locust: the same users, mixes, steps and limits as the k6 scripts beside it, from loads.json.

    LOAD=read-heavy locust -f locustfile.py --headless --csv results/hitl-read-heavy

LOAD: read-heavy (default), write-heavy, health, ramp, stress-cpu, stress-memory, stress-pool, stress-latency, stress-all.
SHORT=1 takes seconds; TARGET is where the service is; RESULTS is the folder for the capacity report.
"""

import json
import os
import random
import re
import time
import urllib.request
from pathlib import Path

import gevent
from locust import FastHttpUser, LoadTestShape, between, events, task

COMMON = json.loads(Path(__file__).with_name("loads.json").read_text())
LOAD = os.environ.get("LOAD", "read-heavy")
SHORT = os.environ.get("SHORT", "") not in ("", "0", "false")
TARGET = os.environ.get("TARGET", "http://localhost:8003").rstrip("/")
RESULTS = os.environ.get("RESULTS", ".").rstrip("/")
LIMITS = COMMON["limits"]
SEVERITIES = ["low", "medium", "high", "critical"]
DECISIONS = ["approve", "approve", "approve", "reject", "modify", "escalate"]


def plan():
    """The mix, and the parts one after the other: name, users (0 waits), seconds; and the faults of the part "stress"."""
    form = "short" if SHORT else "full"
    if LOAD in COMMON["loads"]:
        load = COMMON["loads"][LOAD]
        return load["mix"], [("all", load[form]["users"], load[form]["seconds"])], {}
    if LOAD == "ramp":
        ramp = COMMON["ramp"]
        return ramp["mix"], [(str(users), users, ramp[form]["seconds"]) for users in ramp[form]["steps"]], {}
    stress = COMMON["stress"]
    faults = dict(stress["faults"])
    faults["all"] = {name: values for each in stress["faults"].values() for name, values in each.items()}
    name = LOAD.removeprefix("stress-")
    if name == LOAD or name not in faults:
        known = [*COMMON["loads"], "ramp", *(f"stress-{each}" for each in faults)]
        raise SystemExit(f"LOAD={LOAD}: there are {', '.join(known)}")
    users, seconds = stress[form]["users"], stress[form]["seconds"]
    parts = [
        ("calm", users, seconds["calm"]),
        ("stress", users, seconds["stress"]),
        ("recovery", 0, stress[form]["recoverySeconds"]),
        ("after", users, seconds["after"]),
    ]
    return stress["mix"], parts, faults[name]


MIX, PARTS, FAULTS = plan()
WEIGHTS = COMMON["mixes"][MIX]["operations"]
PAUSE = COMMON["mixes"][MIX]["pauseSeconds"]


class Hitl(FastHttpUser):
    """One user: what it knows, and what it can do."""

    host = TARGET
    wait_time = between(*PAUSE)

    def on_start(self):
        self.token = None
        self.seen = []
        self.own = []

    @task
    def act(self):
        [operation] = random.choices(list(WEIGHTS), list(WEIGHTS.values()))
        getattr(self, operation)()

    def list_reviews(self):
        with self.client.get("/api/v1/reviews?limit=20", name="list_reviews", catch_response=True) as answer:
            if answer.status_code == 200:
                self.seen = [review["id"] for review in answer.json()["reviews"]]

    def get_review(self):
        if not self.seen:
            self.list_reviews()
        else:
            self.client.get(f"/api/v1/reviews/{random.choice(self.seen)}", name="get_review")

    def get_stats(self):
        self.client.get("/api/v1/stats", name="get_stats")

    def create_review(self):
        review = {
            "code": f"APV-{random.randint(1, 9999)}",
            "title": "Login from two countries within a minute",
            "severity": random.choice(SEVERITIES),
            "action": "Lock the account and end its sessions",
        }
        with self.client.post("/api/v1/reviews", json=review, name="create_review", catch_response=True) as answer:
            if answer.status_code == 201:
                self.own.append(answer.json()["id"])

    def decide(self):
        if not self.own:
            self.create_review()
            return
        path = f"/api/v1/reviews/{self.own.pop()}/decision"
        headers = {"authorization": f"Bearer {self.session()}"}
        self.client.post(path, json={"decision": random.choice(DECISIONS)}, headers=headers, name="decide")

    def session(self):
        if self.token is None:
            with self.client.post(
                "/api/v1/sessions", json={"reviewer": "locust"}, name="open_session", catch_response=True
            ) as answer:
                if answer.status_code == 201:
                    self.token = answer.json()["token"]
        return self.token

    def health(self):
        self.client.get("/health", name="health")

    def health_live(self):
        self.client.get("/health/live", name="health_live")

    def health_ready(self):
        self.client.get("/health/ready", name="health_ready")

    def health_startup(self):
        self.client.get("/health/startup", name="health_startup")


class Shape(LoadTestShape):
    """The parts one after the other."""

    def tick(self):
        left = self.get_run_time()
        for index, (_, users, seconds) in enumerate(PARTS):
            if left < seconds:
                RUN.enter(index)
                return max(users, 1), 100
            left -= seconds
        RUN.enter(None)
        return None


class Run:
    """What each part was like."""

    def __init__(self):
        self.part = None
        self.times = {}
        self.failures = {}
        self.service = {}

    def enter(self, index):
        if index == self.part:
            return
        if self.part is not None:
            self.observe(PARTS[self.part][0])
        self.part = index
        if index is None:
            return
        name, _, seconds = PARTS[index]
        self.observe(name)
        if name == "stress":
            gevent.spawn(set_faults, seconds)

    def take(self, response_time, exception):
        if self.part is None:
            return
        name = PARTS[self.part][0]
        self.times.setdefault(name, []).append(response_time or 0)
        self.failures[name] = self.failures.get(name, 0) + (exception is not None)

    def observe(self, part):
        """Reads the service's own figures at the start and the end of a part."""
        try:
            with urllib.request.urlopen(f"{TARGET}/metrics", timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            return
        found = [re.search(rf"^{name} (\S+)$", text, re.MULTILINE) for name in OWN_FIGURES]
        if all(found):
            self.service.setdefault(part, []).append((time.time(), *(float(match[1]) for match in found)))

    def capacity(self):
        """The report, in the shape of the k6 scripts'."""
        rows = [self.row(*part) for part in PARTS if part[1] > 0]
        within = [row["within_limits"] for row in rows]
        broken = within.index(False) if False in within else len(rows)
        return {
            "limits": LIMITS,
            "parts": rows,
            "last_within_limits": rows[broken - 1]["users"] if broken > 0 else None,
            "first_beyond_limits": rows[broken]["users"] if broken < len(rows) else None,
        }

    def row(self, part, users, seconds):
        times = sorted(self.times.get(part, []))
        rate = self.failures.get(part, 0) / max(1, len(times))
        own = self.service.get(part, [])
        cpu = 100 * (own[-1][1] - own[0][1]) / (own[-1][0] - own[0][0]) if len(own) > 1 else None
        p95 = quantile(times, 0.95)
        return {
            "part": part,
            "users": users,
            "requests": len(times),
            "requests_per_second": len(times) / seconds,
            "p50_ms": quantile(times, 0.5),
            "p95_ms": p95,
            "p99_ms": quantile(times, 0.99),
            "error_rate": rate,
            "success_rate": 1 - rate,
            "cpu_percent": cpu,
            "memory_megabytes": max((each[2] for each in own), default=0) / 1024**2 or None,
            "within_limits": bool(times) and p95 < LIMITS["p95Ms"] and rate < LIMITS["errorRate"],
        }


OWN_FIGURES = ["process_cpu_seconds_total", "process_resident_memory_bytes"]
RUN = Run()


def quantile(ordered, share):
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def set_faults(seconds):
    """The faults end by themselves, also when this run is broken off."""
    for name, values in FAULTS.items():
        body = json.dumps({**values, "durationSeconds": seconds}).encode()
        request = urllib.request.Request(f"{TARGET}/admin/faults/{name}", data=body, method="PUT")
        with urllib.request.urlopen(request, timeout=10):
            pass


@events.request.add_listener
def on_request(response_time, exception, **_):
    RUN.take(response_time, exception)


@events.quitting.add_listener
def judge(environment, **_):
    """Says what was within the limits; 1 is Locust's code for a run that failed."""
    capacity = RUN.capacity()
    total = environment.stats.total
    if LOAD in COMMON["loads"]:
        checks = [
            (f"P95 below {LIMITS['p95Ms']} ms", (total.get_response_time_percentile(0.95) or 0) < LIMITS["p95Ms"]),
            (f"errors below {LIMITS['errorRate']:.1%}", total.fail_ratio < LIMITS["errorRate"]),
        ]
        if not SHORT and LOAD != "health":
            wanted = LIMITS["requestsPerSecond"]
            checks.append((f"more than {wanted} requests/s", total.total_rps > wanted))
    else:
        write_capacity(capacity)
        judged = [row for row in capacity["parts"] if row["part"] in ("calm", "after")]
        checks = [(f"{row['part']} within the limits", row["within_limits"]) for row in judged]
    checks.append(("some requests", total.num_requests > 0))
    for text, holds in checks:
        print(f"  {'✔' if holds else '✘'} {text}")
    environment.process_exit_code = 0 if all(holds for _, holds in checks) else 1


def write_capacity(capacity):
    Path(f"{RESULTS}/hitl-{LOAD}_capacity.txt").write_text(json.dumps(capacity, indent=2) + "\n")
    for row in capacity["parts"]:
        print(
            "  {part}: {users} users, {requests_per_second:.1f}/s, P50 {p50_ms:.1f} ms, P95 {p95_ms:.1f} ms, "
            "P99 {p99_ms:.1f} ms, {error_rate:.2%} failed".format(**row)
        )
    if LOAD == "ramp":
        print(f"  last step within the limits: {capacity['last_within_limits']} users")
