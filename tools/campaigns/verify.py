"""Compares a desk with a ledger: each acknowledged operation is there exactly once, each unknown one at most once, no other."""
import collections
import concurrent.futures

from desk import Client

MOST_REPEATED = 1000
ALLOWED = {"ok": (1,), "unknown": (0, 1), "invoked": (0, 1), "fail": (0,)}


class Verifier:
    def __init__(self, desk, ledger, report):
        self.desk, self.ledger, self.report = desk, ledger, report
        self.heard = {}
        self.subjects = {}  # ticket number → subject, of all rounds: a number is never given twice

    def round(self, everything=False, heard=None):
        """After a restart: the commands, then what happened since the last round (or all of it), and what a listener heard."""
        self.heard = heard or {}
        operations = self.ledger.operations if everything else self.ledger.unsettled()
        operations = list(operations)
        self.commands()
        self.tickets(operations)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(self.ticket, self.by_ticket(operations)))
        self.repeat(operations)
        for operation in operations:
            operation.settled = True

    def commands(self):
        for words in (("verify",), ("audit", "verify")):
            ran = self.desk.run(*words)
            self.report.check(ran.returncode == 0, f"yitai {' '.join(words)} ended with {ran.returncode}: {ran.stdout}{ran.stderr}")

    def tickets(self, operations):
        """Reads the list, newest first, until a whole page was seen before."""
        client, path = Client(self.desk), "/incidents?fields=number,subject&limit=200"
        found = collections.defaultdict(list)
        page = client.ask("GET", path).json()
        while True:
            new = [row for row in page["data"] if row["number"] not in self.subjects]
            for row in page["data"]:
                found[row["subject"]].append(row["number"])
                known = self.subjects.setdefault(row["number"], row["subject"])
                self.report.check(known == row["subject"], f"{row['number']} was {known} and is {row['subject']}")
            reached = {row["number"] for row in page["data"]}
            if not page["next_cursor"] or (not new and reached and not self.awaited(operations, found)):
                break
            page = client.ask("GET", f"{path}&cursor={page['next_cursor']}").json()
        self.judge_creations(operations, found)

    def awaited(self, operations, found):
        return any(operation.kind == "create" and operation.outcome == "ok" and operation.mark not in found
                   for operation in operations)

    def judge_creations(self, operations, found):
        marks = {operation.mark for operation in self.ledger.operations}
        for subject, numbers in found.items():
            self.report.check(subject in marks, f"nobody asked for {subject}, which is {numbers}")
        for operation in operations:
            if operation.kind != "create":
                continue
            numbers = found.get(operation.mark, [])
            self.count(operation, len(numbers))
            if operation.outcome == "ok" and numbers:
                self.report.check(numbers == [operation.ticket], f"{operation.mark} was {operation.ticket} and is {numbers}")
            elif numbers:
                operation.ticket = numbers[0]

    def count(self, operation, times):
        self.report.check(times in ALLOWED[operation.outcome],
                          f"{operation.mark} ({operation.outcome}, {operation.ticket}) is there {times} times")

    def by_ticket(self, operations):
        kept = collections.defaultdict(list)
        for operation in operations:
            if operation.kind != "create" and operation.ticket:
                kept[operation.ticket].append(operation)
        for number in self.heard:
            kept[number] += []
        return kept.items()

    def ticket(self, numbered):
        number, operations = numbered
        client = Client(self.desk)
        past, present = self.past_and_present(client, number)
        found = collections.Counter(marks_in(past))
        found.update(entry["body"] for entry in client.ask("GET", f"/tickets/{number}/entries?limit=200").json().get("data", []))
        files = client.ask("GET", f"/tickets/{number}/attachments?limit=200").json().get("data", [])
        found.update(file["name"] for file in files)
        for operation in operations:
            self.count(operation, found[operation.mark])
            if operation.kind == "attach":
                self.files(client, operation, [file for file in files if file["name"] == operation.mark])
        ghosts = self.heard.get(number, set()) - {row["id"] for row in past}
        self.report.check(not ghosts, f"events {ghosts} of {number} were heard and never happened")

        versions = [row["version_after"] for row in past if row["version_after"] is not None]
        self.report.check(versions == list(range(1, len(versions) + 1)), f"{number} has the versions {versions}")
        self.report.check(present == len(versions), f"{number} is at version {present}, its history at {len(versions)}")
        client.close()

    def past_and_present(self, client, number):
        """What happened and the version it led to; once more when something happens in between, as replies are sent late."""
        for _ in range(5):
            past = client.ask("GET", f"/tickets/{number}/history").json().get("data", [])
            present = client.ask("GET", f"/tickets/{number}").json().get("version")
            if present == max((row["version_after"] or 0 for row in past), default=0):
                break
        return past, present

    def files(self, client, operation, files):
        for file in files:
            answer = client.ask("GET", f"/attachments/{file['id']}/content")
            self.report.check(answer.status == 200 and answer.body == operation.body,
                              f"the file {operation.mark} is answered with {answer.status} and {len(answer.body)} bytes")

    def repeat(self, operations):
        """Sent again with its key, an acknowledged one gives the same answer; an unknown one happens now, if it had not."""
        client = Client(self.desk)
        keyed = [operation for operation in operations if operation.key and operation.outcome != "fail"]
        for operation in keyed[::1 + len(keyed) // MOST_REPEATED]:
            before = operation.answer
            answer = operation.ask(client)
            self.report.check(answer.status == 201, f"{operation.mark} sent again: {answer.status} {answer.body[:200]}")
            if before:
                same = (before.status, before.body) == (answer.status, answer.body)
                self.report.check(same and answer.headers["Idempotency-Replayed"] == "true",
                                  f"{operation.mark} sent again is answered otherwise: {before.body} {answer.body}")
            self.learn(operation, answer)
        client.close()

    def learn(self, operation, answer):
        if operation.kind == "create" and answer.status == 201:
            number = answer.json()["number"]
            known = self.subjects.setdefault(number, operation.mark)
            self.report.check(known == operation.mark, f"{number} was {known} and was given to {operation.mark}")


def marks_in(past):
    for row in past:
        if row["type"] == "ticket.edited":
            yield from (change["new"] for change in row["changes"] if change["field"] == "description")
        if row["details"] and "reason" in row["details"]:
            yield row["details"]["reason"]
