"""Load by h2load, which is quick enough to ask for more than a server can give; the two get a core each."""
import collections
import os
import shutil
import subprocess

from report import skip

CORES = sorted(os.sched_getaffinity(0))
SERVER, ASKER = {CORES[0]}, {CORES[-1]}
WARM_UP = 1.0  # seconds at the start that are not counted: thousands of connections are opened in them


def need_h2load():
    if not shutil.which("h2load"):
        skip("h2load is missing (Debian package nghttp2-client)")


def on(cores):
    return ["taskset", "--cpu-list", ",".join(map(str, sorted(cores)))]


class Wave:
    """Requests of one kind, at a rate (an open loop as long as connections are free) or as fast as they are answered."""

    def __init__(self, desk, name, paths, headers, connections, seconds, rate=0.0, body=None):
        if rate:  # h2load begins late with connections that ask less than once a second
            connections = min(connections, max(int(rate / 2), 1))
        self.log = desk.folder / (name + ".log")
        self.log.unlink(missing_ok=True)
        words = [*on(ASKER), "h2load", "--h1", "-t", "1", "-c", str(connections), "-D", f"{(seconds + WARM_UP) * 1000:.0f}ms", "--log-file", self.log]
        words += [word for header in headers for word in ("-H", header)]
        words += ["--rps", str(max(rate / connections, 0.01))] if rate else []
        words += ["-d", body] if body else []
        words += [f"http://127.0.0.1:{desk.port}/api/v1{path}" for path in paths]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self):
        self.process.wait()
        return Outcome(self.log)


class Outcome:
    """How many answers a second of each status, and within how many milliseconds all but a hundredth of them came."""

    def __init__(self, log):
        self.times, first, last = collections.defaultdict(collections.Counter), None, 0.0
        with open(log, encoding="ascii") as rows:
            for row in rows:
                start, status, took = map(int, row.split())
                first = start if first is None else min(first, start)
                if start - first < WARM_UP * 1e6:
                    continue
                last = max(last, start + took)
                self.times[status][took // 1000] += 1
        self.seconds = max((last - (first or 0)) / 1e6 - WARM_UP, 0.001)

    def statuses(self):
        return set(self.times)

    def of(self, statuses):
        return sum((self.times[status] for status in statuses & self.statuses()), collections.Counter())

    def rate(self, statuses):
        return sum(self.of(statuses).values()) / self.seconds

    def all_but_a_hundredth(self, statuses):
        counted = self.of(statuses)
        left = sum(counted.values()) * 0.99
        for took in sorted(counted):
            left -= counted[took]
            if left <= 0:
                return took + 1
        return 0
