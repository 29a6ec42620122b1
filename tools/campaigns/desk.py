"""A desk under test: build/yitai started on a data folder of its own, asked over HTTP, ended by its pid."""
import ctypes
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("YITAI_BINARY", ROOT / "build" / "yitai"))
START_PATIENCE = 30
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)


def die_with_us():
    """However a campaign ends, its servers do too."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    @property
    def version(self):
        return int(self.headers["ETag"].strip('"'))


class Client:
    """One connection, opened when needed and opened again after it broke."""

    def __init__(self, desk, timeout=30):
        self.desk, self.timeout, self.connection = desk, timeout, None

    def ask(self, method, path, body=None, **headers):
        if self.desk.port is None:
            raise ConnectionRefusedError("the server does not run")
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=self.timeout)
        raw = isinstance(body, bytes)
        sent = {"Authorization": "Bearer " + self.desk.token, "Content-Type": "text/plain" if raw else "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            self.connection.request(method, "/api/v1" + path, body if raw or body is None else json.dumps(body), sent)
            got = self.connection.getresponse()
            answer = Answer(got.status, got.headers, got.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        if got.will_close:
            self.close()
        return answer

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Desk:
    def __init__(self, folder=None, database="", **settings):
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="yitai-campaign-"))
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.process, self.port, self.token = None, None, ""
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("YITAI_")}
        self.environment |= {"YITAI_LIMIT_API": "0", "YITAI_LIMIT_CONNECTIONS_PER_ADDRESS": "0", "YITAI_DATABASE": database,
                             "YITAI_DATA_DIR": str(self.data), "YITAI_LISTEN": "127.0.0.1:0"}
        self.environment |= {"YITAI_" + name.upper(): str(value) for name, value in settings.items()}

    def run(self, *words):
        return subprocess.run([BINARY, *words], env=self.environment, capture_output=True, text=True, timeout=300, check=False)

    def bootstrap(self):
        """The first person and a token, made before the server runs or beside it."""
        secret = self.folder / "password"
        secret.write_text("correct horse battery staple")
        made = self.run("user", "bootstrap", "--login", "admin", "--password-file", str(secret))
        if made.returncode:
            raise RuntimeError("bootstrap: " + made.stdout + made.stderr)
        self.token = self.run("token", "create", "--login", "admin", "--scopes", "*").stdout.strip()
        return self

    def launch(self, before=()):
        """Starts the server and goes on at once; `before` are words that stand before the command, e.g. those of strace."""
        self.port = None
        self.process = subprocess.Popen([*before, BINARY, "serve"], env=self.environment, stdout=self.log.open("w"),
                                        stderr=subprocess.STDOUT, preexec_fn=die_with_us)

    def start(self, before=()):
        """Answers after how many seconds it was ready, or None when it ended instead."""
        began = time.monotonic()
        self.launch(before)
        while time.monotonic() - began < START_PATIENCE:
            if self.process.poll() is not None:
                return None
            if self.port is None:
                self.port = self.port_in_log()
            if self.port is not None and self.ready() == 200:
                return time.monotonic() - began
            time.sleep(0.005)
        raise RuntimeError("the server was not ready in time:\n" + self.log.read_text())

    def port_in_log(self):
        for line in self.log.read_text().splitlines():
            if '"server.started"' in line and line.endswith("}"):
                return int(json.loads(line)["address"].rsplit(":", 1)[1])
        return None

    def ready(self):
        try:
            return self.plain("/readyz").status
        except (OSError, http.client.HTTPException):
            return 0

    def plain(self, path, timeout=10):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            got = connection.getresponse()
            return Answer(got.status, got.headers, got.read())
        finally:
            connection.close()

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        return self.process.wait() if self.process else None

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=30) if self.process else None

    def ends_within(self, seconds):
        """The status it ended with by itself, or None."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def remove(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()
