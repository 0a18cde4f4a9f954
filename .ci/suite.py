"""Run the suite on SQLite, then on PostgreSQL with Redis, and say how many tests ran on each.

Coverage is measured on SQLite, where every test runs that is not for PostgreSQL alone.
The last line is the sum: `total: N passed, N failed, N skipped`. Where CI=true, nothing may be skipped.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "var" / "test"
SERVERS = [sys.executable, "-m", "tests.servers"]
OUTCOMES = ("passed", "failed", "skipped")
MEASURED = OUT / "coverage.json"
ENOUGH = 90  # percent of lines and branches
LEGS = {
    "sqlite": {
        "command": [sys.executable, "-m", "slipcover", "--json", "--out", str(MEASURED)],
        "env": {"DATABASE_URL": f"sqlite:///{OUT}/entente.sqlite3", "REDIS_URL": ""},
        "told": [],
    },
    "postgresql": {"command": [*SERVERS, "--", sys.executable], "env": {}, "told": ["-m", "not once"]},
}


def count(report: Path) -> Counter[str]:
    """How many tests passed, failed and were skipped, from a JUnit report; no report is one failure."""
    if not report.exists():
        return Counter(failed=1)
    counts: Counter[str] = Counter()
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        counts["failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"] += 1
    return counts


def run(leg: str, told: list[str]) -> Counter[str]:
    """One run of the suite; a run that ends badly without a failed test counts as one failure."""
    report = OUT / f"{leg}.xml"
    pytest = [
        "-m",
        "pytest",
        "-q",
        "-n",
        os.environ.get("TEST_WORKERS", "2"),
        "--dist",
        "worksteal",
    ]
    pytest += [f"--junitxml={report}", *LEGS[leg]["told"], *told]
    print(f"\n== The suite on {leg}", flush=True)
    ended = subprocess.run([*LEGS[leg]["command"], *pytest], cwd=ROOT, env=os.environ | LEGS[leg]["env"], check=False)
    counts = count(report)
    nothing_chosen = told and ended.returncode == 5  # no test of this part runs on this engine
    if nothing_chosen:
        return counts
    if ended.returncode not in (0, 1) or (ended.returncode and not counts["failed"]):
        print(f"The run on {leg} ended with code {ended.returncode}.")
        counts["failed"] += not counts["failed"]
    return counts


def skip(leg: str, told: list[str], lacking: str) -> Counter[str]:
    """Say that a run cannot be, and count its tests as skipped."""
    pytest = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "not once", *told]
    nowhere = {"DATABASE_URL": "postgres:///nowhere"}
    done = subprocess.run(pytest, cwd=ROOT, env=os.environ | nowhere, capture_output=True, text=True, check=False)
    found = re.search(r"^(\d+)(?:/\d+)? tests? collected", done.stdout, re.MULTILINE)
    print(f"\n== The suite on {leg} is skipped: not installed: {lacking}")
    return Counter(skipped=int(found[1]) if found else 1)


def covered(strict: bool) -> bool:
    """Print the coverage measured; whether it is enough."""
    report = [sys.executable, "-m", "slipcover", "--out", str(OUT / "coverage-merged.json"), f"--fail-under={ENOUGH}"]
    ended = subprocess.run([*report, "--merge", str(MEASURED)], cwd=ROOT, check=False)
    return not strict or ended.returncode == 0


def main(told: list[str]) -> int:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    lacking = subprocess.run([*SERVERS, "--missing"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    lacking = ", ".join(lacking.split())
    counts = {"sqlite": run("sqlite", told)}
    counts["postgresql"] = skip("postgresql", told, lacking) if lacking else run("postgresql", told)
    whole = not told and not lacking  # a part of the suite has no threshold to reach
    enough = covered(strict=whole)
    total = sum(counts.values(), Counter())
    print()
    for name, counted in {**counts, "total": total}.items():
        print(f"{name}: " + ", ".join(f"{counted[outcome]} {outcome}" for outcome in OUTCOMES))
    skipped_in_ci = total["skipped"] and os.environ.get("CI") == "true"
    return 1 if total["failed"] or skipped_in_ci or not enough else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
