"""The same campaign once more, beside a throw-away PostgreSQL."""
import os
import subprocess
import sys

from desk import ROOT

INSIDE = "YITAI_TEST_DATABASE"


def url():
    return os.environ.get(INSIDE, "")


def again(*words):
    process = subprocess.Popen([ROOT / "tools" / "with_postgres", sys.argv[0], *words])
    try:
        return process.wait()
    finally:
        if process.poll() is None:  # we are to end: it takes its cluster away first
            process.terminate()
            process.wait()


def database(chosen):
    """Where this run's data goes; with --postgres outside of one, the run is made inside of one and its status is ours."""
    if not chosen.postgres:
        return ""
    if not url():
        sys.exit(again(*sys.argv[1:], "--seed", str(chosen.seed)))
    return url()
