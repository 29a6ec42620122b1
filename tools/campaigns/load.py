"""Sixteen people at work at once, each on a ticket of his own, until the desk is gone or the work is over."""
import http.client
import random
import threading

from desk import Client

MANY_CHANGES = 12


class Agent(threading.Thread):
    def __init__(self, desk, ledger, seed, stop, patience=30):
        super().__init__(daemon=True)
        self.client, self.ledger, self.random, self.stop = Client(desk, patience), ledger, random.Random(seed), stop
        self.ticket, self.version, self.changes = None, 0, 0
        self.statuses, self.pause = [], 0.0

    def run(self):
        try:
            while not self.stop.is_set():
                self.step()
                if self.pause:
                    self.stop.wait(self.pause)
        except (OSError, http.client.HTTPException):
            pass
        self.client.close()

    def step(self):
        operation = self.next()
        answer = operation.ask(self.client)
        self.statuses.append(answer.status)
        if operation.outcome != "ok":
            self.ticket = None  # what became of it is the verifier's to find out
        elif operation.kind == "create":
            self.ticket, self.version, self.changes = operation.ticket, answer.version, 0
        elif operation.version is not None:
            self.version = answer.version
        self.changes += 1

    def next(self):
        with_key = self.random.random() < 0.5
        if self.ticket is None or self.changes >= MANY_CHANGES:
            return self.ledger.create(with_key)
        kind = self.random.choice(("note", "reply", "attach", "assign", "patch"))
        if kind == "attach":
            return self.ledger.attach(self.ticket, with_key)
        if kind in ("note", "reply"):
            return self.ledger.entry(self.ticket, kind, with_key)
        return getattr(self.ledger, kind)(self.ticket, self.version)


def start(desk, ledger, chance, clients=16, patience=30, pause=0.0):
    stop = threading.Event()
    agents = [Agent(desk, ledger, chance.random(), stop, patience) for _ in range(clients)]
    for agent in agents:
        agent.pause = pause
        agent.start()
    return agents, stop


def finish(agents, stop):
    stop.set()
    for agent in agents:
        agent.join(timeout=60)
    return not any(agent.is_alive() for agent in agents)
