"""Faults given to the server's system calls by strace; every thread counts its own calls."""
import shutil
import subprocess
import time

from report import skip


def need_strace():
    if not shutil.which("strace"):
        skip("strace is missing (Debian package strace)")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        skip("strace may not trace here (ptrace is not permitted)")


def words(calls, fault, output="/dev/null"):
    return ["strace", "-f", "-ttt", "-o", str(output), "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}"]


def from_the_start(calls, fault):
    """Words before a command: the tracer stands aside, so that the process started is the command's own."""
    traced = words(calls, fault)
    return [traced[0], "-D", "-qq", *traced[1:]]


class Tracer:
    """Attached to a running server; the counting begins there."""

    def __init__(self, desk, calls, fault):
        self.output = desk.folder / "strace.out"
        said = desk.folder / "strace.said"
        self.process = subprocess.Popen([*words(calls, fault, self.output), "-p", str(desk.process.pid)],
                                        stdout=subprocess.DEVNULL, stderr=said.open("w"))
        for _ in range(1000):
            if "attached" in said.read_text() or self.process.poll() is not None:
                return
            time.sleep(0.005)
        raise RuntimeError("strace did not attach: " + said.read_text())

    def injected_at(self):
        """When the fault was given (seconds since 1970), or None when it was not."""
        for line in self.output.read_text(errors="replace").splitlines():
            if "(INJECTED)" in line:
                return float(line.split()[1])
        return None

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
