"""One user's mix of reads and decisions, a fixed number of times; mix.js is the same one."""
import os

import gevent
from locust import HttpUser, constant, task
from locust.exception import StopUser

ITERATIONS = int(os.environ.get("ITERATIONS", "20"))
# Locust writes its CSV files every second and not once more at the end.
SECONDS_AFTER = float(os.environ.get("SECONDS_AFTER", "2.5"))


class Mix(HttpUser):
    host = os.environ["TARGET"]
    # Once a second Locust writes how many users there are: the run has to be there to be seen.
    wait_time = constant(0.2)
    done = 0
    finished = 0

    @task
    def mix(self):
        if self.done >= ITERATIONS:
            Mix.finished += 1
            if Mix.finished == self.environment.runner.target_user_count:
                gevent.spawn_later(SECONDS_AFTER, self.environment.runner.quit)
            raise StopUser()
        for page in range(3):
            self.client.get(f"/decisions?page={page}", name="list_decisions")
        self.client.post(f"/decisions/{self.done}", json={}, name="decide")
        self.done += 1
        if os.environ.get("RAISE") == "1":
            raise ValueError('no "answer",\nnone')
