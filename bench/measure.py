"""One desk of one size on one database, measured job by job."""
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools" / "campaigns"))
from desk import Desk  # noqa: E402

FIRST_NUMBER = 10_001
STREAMS = 5_000
TICK = os.sysconf("SC_CLK_TCK")
HERE = pathlib.Path(__file__).parent

# Held replies are released ten seconds later, which goes on after the last job and disturbs none.
JOBS = ["create", "read", "queue", "group_queue", "whole_tickets", "view_counts", "duplicates", "search", "search_ranked", "reply", "report"]
FEW = {"report": 2}  # clients, where nobody asks sixty-four times at once
VIEWS = 20
BULK = 10_000
RAW = {"create": "create", "read": "read", "queue": "queue", "reply": "reply"}


def program(name):
    return str(ROOT / "build" / ("bench_" + name))


def printed(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


class Clock:
    """The processor time of the server, and of the database beside it."""

    def __init__(self, server, postgres_folder):
        self.server = server
        self.postmaster = int((postgres_folder / "data/postmaster.pid").read_text().split()[0]) if postgres_folder else None
        self.children_at_first = len(list(self.children()))

    def seconds(self):
        own = self.stat(self.server)
        total = own["user"] + own["system"]
        if self.postmaster:
            parent = self.stat(self.postmaster)
            total += sum(parent[name] for name in ("user", "system", "children_user", "children_system"))
            total += sum(each["user"] + each["system"] for each in self.children())
        return total / TICK

    def children(self):
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    stat = self.stat(int(entry.name))
                except OSError:
                    continue
                if stat["parent"] == self.postmaster:
                    yield stat

    def wait_for_sessions_to_end(self):
        """A session's time is its parent's to tell as soon as it is gone."""
        for _ in range(100 if self.postmaster else 0):
            if len(list(self.children())) <= self.children_at_first:
                return
            time.sleep(0.02)

    @staticmethod
    def stat(pid):
        words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return {"parent": int(words[1]), "user": int(words[11]), "system": int(words[12]), "children_user": int(words[13]),
                "children_system": int(words[14])}


def memory(pid):
    """What is the process's own, in MB: pages of the database file that it maps are the system's cache."""
    rows = dict(row.split(":", 1) for row in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(rows["RssAnon"].split()[0]) / 1024


class Watch(threading.Thread):
    """The most memory that a process has while it is watched."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.done = pid, 0, threading.Event()

    def run(self):
        while not self.done.wait(0.05):
            self.most = max(self.most, memory(self.pid))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()


class Measurement:
    def __init__(self, database, folder, url, tickets, seconds, say):
        self.tickets, self.seconds, self.say = tickets, seconds, say
        self.open = min(tickets // 2, 50_000)
        self.url = url
        self.postgres = pathlib.Path(url.split("host=")[1].split("&")[0]) if url else None
        self.desk = Desk(folder, url)
        self.result = {"database": database, "tickets": tickets, "open": self.open, "jobs": {}}

    def run(self):
        with self.desk:
            self.fill()
            self.raw("reads", ["read", "queue"])
            self.start()
            self.streams()
            self.start()
            self.add_views()
            with Watch(self.desk.process.pid) as watch:
                for job in JOBS:
                    self.job(job)
                self.sign_in_at_once()
                self.bulk()
            self.result["memory_under_load"] = watch.most
            self.desk.stop()
            self.raw("writes", ["create", "reply"])
        return self.result

    def fill(self):
        self.say(f"filling {self.result['database']} with {self.tickets} incidents")
        self.desk.bootstrap()
        printed(program("fill"), str(self.desk.data), self.url, str(self.tickets), str(self.open))
        if self.url:
            printed("psql", "-q", self.url, "-c", "vacuum analyze")

    def start(self):
        self.result["start_seconds"] = min(self.started_again() for _ in range(3))
        self.result["memory_idle"] = memory(self.desk.process.pid)
        self.clock = Clock(self.desk.process.pid, self.postgres)

    def started_again(self):
        self.desk.stop()
        return self.desk.start()

    def newest(self):
        return FIRST_NUMBER + self.tickets - 1

    def job(self, name):
        one = self.wrk(name, 1, 2)
        many = self.wrk(name, FEW.get(name, 64), self.seconds)
        self.result["jobs"].setdefault(name, {}).update(one=one, many=many)
        self.say(f"  {name:12} {many['per_second']:>7}/s, {many['cpu_ms']:.3f} ms CPU, p50 alone {one['p50_ms']:.2f} ms")

    def wrk(self, name, clients, seconds):
        before = self.clock.seconds()
        url = f"http://127.0.0.1:{self.desk.port}"
        out = printed("wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-H", "Authorization: Bearer " + self.desk.token, "-s",
                      str(HERE / "requests.lua"), url, "--", name, str(self.newest() - self.open + 1), str(self.newest()), self.views)
        answer = json.loads(out.splitlines()[-1])
        answer["cpu_ms"] = (self.clock.seconds() - before) * 1000 / max(answer["count"], 1)
        return answer

    def ask(self, method, path, body=None):
        out = printed("curl", "-sS", "-X", method, "-H", "Authorization: Bearer " + self.desk.token, "-H",
                      "Content-Type: application/json", *(["-d", "@-"] if body is not None else []),
                      f"http://127.0.0.1:{self.desk.port}/api/v1{path}",
                      input=json.dumps(body) if body is not None else None)
        answer = json.loads(out)
        if "trace_id" in answer:
            raise RuntimeError(f"{method} {path}: {out}")
        return answer

    def add_views(self):
        """As many as an agent has: by group, by priority, by who has it."""
        filters = [f"open=true&group=team-{number}&priority[lte]={1 + number % 4}" for number in range(VIEWS - 3)]
        filters += ["open=true&assignee=me", "open=true&assignee=none", "open=true&priority=1"]
        self.views = ",".join(self.ask("POST", "/views", {"name": {"en": "View"}, "filter": each})["id"] for each in filters)

    def settle(self):
        """Until the desk has done what was asked of it before; replies are let out ten seconds after they were written."""
        for _ in range(120):
            soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 11))
            if not self.ask("GET", f"/jobs?state=waiting&run_at%5Blte%5D={soon}&limit=1")["data"]:
                return
            time.sleep(1)

    def bulk(self):
        """From the request to the last ticket changed."""
        self.settle()
        size = min(BULK, self.open)
        tickets = [f"INC-{self.newest() - number}" for number in range(size)]
        began = time.monotonic()
        bulk = self.ask("POST", "/bulk-changes", {"tickets": tickets, "action": "edit", "body": {"urgency": 2}})
        while bulk["state"] == "running" and time.monotonic() < began + 300:
            time.sleep(0.05)
            bulk = self.ask("GET", "/bulk-changes/" + bulk["id"])
        self.result["bulk"] = {"tickets": bulk["done"] - bulk["refused"], "seconds": time.monotonic() - began}
        self.say(f"  bulk change of {self.result['bulk']['tickets']} tickets: {self.result['bulk']['seconds']:.1f} s")

    def raw(self, what, jobs):
        self.say(f"  the engine alone: {what}")
        for job in jobs:
            clock = Clock(os.getpid(), self.postgres)
            before = clock.seconds()
            out = printed(program("raw_engine"), str(self.desk.data), self.url, RAW[job], f"INC-{self.newest() - 100}",
                          str(self.seconds))
            clock.wait_for_sessions_to_end()
            answer = json.loads(out)
            answer["cpu_ms"] += (clock.seconds() - before) * 1000 / answer["count"]
            self.result["jobs"].setdefault(job, {})["raw"] = answer

    def sign_in_at_once(self):
        body = {"login": "admin", "password": "correct horse battery staple"}

        def sign_in():
            subprocess.run(["curl", "-s", "-o", "/dev/null", "-H", "Content-Type: application/json", "-d", json.dumps(body),
                            f"http://127.0.0.1:{self.desk.port}/api/v1/sessions"], check=False)

        clients = [threading.Thread(target=sign_in) for _ in range(8)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    def streams(self):
        """A desk that has just begun sheds many at once until it knows what they cost."""
        for _ in range(5):
            if self.streamed():
                return
            time.sleep(2)
        self.result["streams"] = None

    def streamed(self):
        pid = self.desk.process.pid
        before = memory(pid)
        process = subprocess.Popen([program("streams"), str(self.desk.port), self.desk.token, str(STREAMS), "5"],
                                   env=os.environ | {"YITAI_BENCH_STAY": "1"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   text=True)
        told = process.stdout.readline()
        if not told:
            process.communicate()
            return False
        self.result["streams"] = json.loads(told) | {"memory": memory(pid) - before}
        process.communicate("\n")
        self.say(f"  {STREAMS} streams: last one told after {self.result['streams']['last_ms']} ms")
        return True
