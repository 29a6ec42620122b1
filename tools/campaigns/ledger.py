"""What the clients asked for and what they were told: invoked, ok, fail (refused for good) or unknown.

Every operation carries a mark of its own, which stands in the ticket's subject, an entry's body, a file's name, a description or
the reason of an assignment, so that it can be counted afterwards.
"""
import collections
import hashlib
import http.client
import threading


STORAGE_FULL = 507


def file_of(mark):
    """What a file by the name of that mark holds: up to 100 KB."""
    return mark.encode() * (hash_of(mark) % 10_000)


def hash_of(mark):
    return int.from_bytes(hashlib.sha256(mark.encode()).digest()[:4], "big")


class Operation:
    def __init__(self, mark, kind, method, path, body, headers, ticket=None, version=None):
        self.mark, self.kind, self.method, self.path, self.body, self.headers = mark, kind, method, path, body, headers
        self.ticket, self.version = ticket, version  # the ticket's number; the version it stood at when it was changed
        self.outcome, self.answer, self.settled = "invoked", None, False

    @property
    def key(self):
        return self.headers.get("Idempotency_Key")

    def ask(self, client):
        """Raises what the connection raises; the outcome is noted in any case."""
        try:
            answer = client.ask(self.method, self.path, self.body, **self.headers)
        except ConnectionRefusedError:
            self.outcome = "fail"
            raise
        except (OSError, http.client.HTTPException):
            self.outcome = "unknown"
            raise
        if 200 <= answer.status < 300:
            self.outcome, self.answer = "ok", answer
            self.ticket = self.ticket or answer.json()["number"]
        else:
            self.outcome = "fail" if answer.status < 500 or answer.status == STORAGE_FULL else "unknown"
        return answer


class Ledger:
    def __init__(self):
        self.operations, self.lock, self.marks = [], threading.Lock(), 0

    def add(self, kind, method, path, body_of, ticket=None, version=None, with_key=False):
        with self.lock:
            self.marks += 1
            mark = f"{kind}-{self.marks}"
        headers = {"Idempotency_Key": "key-" + mark} if with_key else {}
        if version is not None:
            headers["If_Match"] = f'"{version}"'
        operation = Operation(mark, kind, method, path.replace("MARK", mark), body_of(mark), headers, ticket, version)
        self.operations.append(operation)
        return operation

    def create(self, with_key=False):
        return self.add("create", "POST", "/incidents", lambda mark: {"subject": mark}, with_key=with_key)

    def entry(self, ticket, kind="note", with_key=False):
        return self.add(kind, "POST", f"/tickets/{ticket}/entries", lambda mark: {"kind": kind, "body": mark}, ticket,
                        with_key=with_key)

    def attach(self, ticket, with_key=False):
        return self.add("attach", "POST", f"/tickets/{ticket}/attachments?name=MARK", file_of, ticket, with_key=with_key)

    def assign(self, ticket, version):
        return self.add("assign", "PUT", f"/tickets/{ticket}/assignment", lambda mark: {"assignee": "admin", "reason": mark},
                        ticket, version)

    def patch(self, ticket, version):
        return self.add("patch", "PATCH", f"/tickets/{ticket}", lambda mark: {"description": mark}, ticket, version)

    def count(self):
        return collections.Counter(operation.outcome for operation in self.operations)

    def unsettled(self):
        return [operation for operation in self.operations if not operation.settled]
