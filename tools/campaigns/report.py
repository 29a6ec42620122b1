"""What a campaign found: each check counts, failures are shown, and the last line is what .ci/run counts."""
import argparse
import random
import signal
import sys
import threading


class Report:
    def __init__(self):
        self.passed = self.failed = self.shown = 0
        self.clean = True
        self.lock = threading.Lock()

    def check(self, holds, sentence):
        """One fact of the present step; only a fact that doesn't hold is shown."""
        if holds:
            return True
        with self.lock:
            self.clean = False
            self.shown += 1
            if self.shown <= 30:
                print("FAILED: " + sentence, flush=True)
        return False

    def step(self):
        """A step is over, and counts as passed when all of its facts held."""
        with self.lock:
            self.passed += self.clean
            self.failed += not self.clean
            self.clean = True

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(1 if self.failed or not self.passed else 0)


def say(sentence):
    print(sentence, flush=True)


def skip(reason):
    say("skipped: " + reason)
    say("0 passed, 0 failed")
    sys.exit(0)


def options(description, **more):
    """--seed and --full, and an option with its built-in value for each further name."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6), help="repeats the same choices")
    parser.add_argument("--full", action="store_true", help="the long form")
    for name, value in more.items():
        kind = {"action": "store_true"} if value is False else {"type": type(value), "default": value}
        parser.add_argument("--" + name.replace("_", "-"), **kind)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # so that what was mounted and made is taken away
    say(f"--seed {chosen.seed} repeats the choices of this run")
    return chosen
