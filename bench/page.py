"""docs/performance.md, written from what was measured."""
import datetime
import pathlib
import subprocess

from measure import JOBS, ROOT

# architecture.md §6: what is asked of each job. CPU in ms a request, requests a second, p50 with one client in ms.
GOALS = {"create": (0.25, 5000, 1.0), "read": (0.08, 12000, 0.3), "queue": (0.25, 5000, 1.0), "group_queue": (0.25, 5000, 1.0),
         "view_counts": (None, None, 10.0), "duplicates": (None, None, 5.0),
         "search": (0.30, 4000, None), "search_ranked": (0.30, 4000, None),
         "reply": (0.25, 5000, 1.0)}
NAMES = {"create": "create an incident, durable", "read": "read one ticket", "queue": "queue page of 50, whole desk",
         "group_queue": "queue page of 50, one group", "whole_tickets": "50 whole tickets, newest first",
         "view_counts": "counts of 20 views", "duplicates": "likely duplicates of a report",
         "search": "search, newest first, with snippets", "search_ranked": "search, ranked, with snippets",
         "report": "the basic report over everything", "reply": "reply to a requester, durable"}
DATABASES = {"sqlite": "SQLite", "postgres": "PostgreSQL 15"}

HEAD = """# Performance

Written by `./dev bench{options}` on {day}; {machine}. Server, database, load generator (wrk, 64 clients, {seconds} s a job) and the
bare engine share these cores. Settings: `YITAI_LIMIT_API=0`, `YITAI_LIMIT_CONNECTIONS_PER_ADDRESS=0`, PostgreSQL with `fsync=on`
and its package's defaults but `shared_buffers=128MB`, `max_connections=200`.

*CPU* is the time of server and database together for one request. *Engine alone* is the same SQL with the same values, recorded from
the desk's own rules and given to the bare engine by its C interface: on SQLite in one thread with 64 writes a commit (reads: two threads),
on PostgreSQL by eight sessions with a transaction each. What the desk does besides (HTTP, signing in, JSON) is not in it. **Bold** is short
of its goal; the goals: create and reply ≤ 0.25 ms CPU and ≥ 5,000/s, p50 alone ≤ 1 ms, creating ≥ 0.5 of the engine; read ≤ 0.08 ms, ≥ 12,000/s,
≤ 0.3 ms; queue ≤ 0.25 ms, ≥ 5,000/s, ≤ 1 ms with p95 ≤ 5 ms; search ≤ 0.30 ms and ≥ 4,000/s; counts of 20 views ≤ 10 ms, duplicates ≤ 5 ms, a bulk change of 10,000 tickets ≤ 10 s; 5,000 live streams ≤ 60 MB and ≤ 200 ms; ready within 1 s; ≤ 60 MB idle,
≤ 250 MB under load. Memory is what is the process's own; the database file that it maps is the system's cache. The machine is shared and not
always as fast: sha256 in blocks of 8 KiB ran at {speed} MB/s in one thread when this was measured.
"""


def against(value, goal, text, less=True):
    missed = goal is not None and (value > goal if less else value < goal)
    return f"**{text}**" if missed else text


def row(job, result):
    cpu, rate, p50 = GOALS.get(job, (None, None, None))
    one, many, raw = result["one"], result["many"], result.get("raw")
    share = many["per_second"] / raw["per_second"] if raw else None
    cells = [NAMES[job], against(many["cpu_ms"], cpu, f"{many['cpu_ms']:.3f}"),
             against(many["per_second"], rate, f"{many['per_second']:,}", less=False), f"{many['p95_ms']:.1f}",
             f"{many['p99_ms']:.1f}", against(one["p50_ms"], p50, f"{one['p50_ms']:.2f}"), f"{one['p95_ms']:.2f}",
             f"{raw['cpu_ms']:.3f}" if raw else "", f"{raw['per_second']:,}" if raw else "",
             against(share, 0.5 if job == "create" else None, f"{share:.2f}", less=False) if raw else "",
             str(many["refused"] + many["broken"] + one["refused"] + one["broken"])]
    return "| " + " | ".join(cells) + " |"


def measured(result):
    """The jobs that came to an end; what did not is left out of the page."""
    return [job for job in JOBS if all(result["jobs"].get(job, {}).get(run, {}).get("count") for run in ("one", "many"))]


def section(result):
    streams = result["streams"]
    opened = [against(streams["memory"], 60, f"{streams['memory']:.0f} MB"),
              against(streams["last_ms"], 200, f"{streams['last_ms']:.0f} ms")] if streams else ["**refused**", ""]
    lines = [f"## {DATABASES[result['database']]}, {result['tickets']:,} tickets of which {result['open']:,} open", "",
             "| job | CPU ms | per second | p95 ms | p99 ms | p50 alone ms | p95 alone ms | engine alone CPU ms | engine alone "
             "per second | share of the engine | failed |", "|---" + "|--:" * 10 + "|"]
    lines += [row(job, result["jobs"][job]) for job in measured(result)]
    lines += ["", "| start to ready | memory idle | memory at most, under load with 8 sign-ins at once | 5,000 live streams | "
              "last of 5,000 told after | bulk change |", "|--:" * 6 + "|",
              "| " + " | ".join([against(result["start_seconds"], 1, f"{result['start_seconds']:.2f} s"),
                                 against(result["memory_idle"], 60, f"{result['memory_idle']:.0f} MB"),
                                 *([against(result["memory_under_load"], 250, f"{result['memory_under_load']:.0f} MB")]
                                   if "memory_under_load" in result else ["not measured"]),
                                 *opened,
                                 *([against(result["bulk"]["seconds"], 10, f"{result['bulk']['tickets']:,} tickets in "
                                                                         f"{result['bulk']['seconds']:.1f} s")]
                                   if "bulk" in result else ["not measured"])]) + " |"]
    return "\n".join(lines)


def growth(results):
    """How much dearer a job is at the largest size than at the smallest, where more than one was measured."""
    counts = [each["database"] for each in results]
    results = [each for each in results if counts.count(each["database"]) > 1]
    lines = ["## Growth", "", "CPU a request at the largest size in units of the smallest; the goal is at most 2 from 10 k to 1 M.", "",
             "| job | " + " | ".join(DATABASES[name] for name in databases(results)) + " |",
             "|---" + "|--:" * len(databases(results)) + "|"]
    # A report counts every ticket there is.
    for job in [job for job in JOBS if job != "report" and all(job in measured(each) for each in results)]:
        cells = []
        for name in databases(results):
            sizes = [each for each in results if each["database"] == name]
            first, last = sizes[0]["jobs"][job]["many"]["cpu_ms"], sizes[-1]["jobs"][job]["many"]["cpu_ms"]
            cells.append(against(last / first, 2, f"{last / first:.2f}"))
        lines.append(f"| {NAMES[job]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def databases(results):
    return list(dict.fromkeys(each["database"] for each in results))


def machine():
    cpu = next(line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line)
    cores = subprocess.run(["nproc"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{cores} cores of {cpu}"


def speed():
    """Of one core, in MB/s: that of the machine differs from hour to hour."""
    out = subprocess.run(["openssl", "speed", "-seconds", "1", "-bytes", "8192", "sha256"], capture_output=True, text=True, check=True)
    return round(float(out.stdout.split()[-1].rstrip("k")) / 1000)


def page(results, options, seconds):
    head = HEAD.format(options=options, speed=speed(), day=datetime.date.today(), machine=machine(), seconds=seconds)
    notes = ROOT / "bench" / "notes.md"
    parts = [head.strip(), *map(section, results), growth(results), notes.read_text().strip()]
    return "\n\n".join(parts) + "\n"
