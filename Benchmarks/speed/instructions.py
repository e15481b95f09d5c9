"""Counts the instructions of scans and compares them with those that are recorded beside this file.

Usage: scripts/count-instructions [--record]

Ends with 1 where a scan takes more than 5 % above what is recorded. Instructions are counted by
valgrind, in one thread: unlike time, they are the same in every run but for some dozens, whatever else the
machine does. (Of chance are addresses in /proc/self/maps, which the C library reads.)
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import environment
from sets import SETS

COUNTED = ["empty", "pool", "small", "project"]
BOUND = 0.05
RECORD = pathlib.Path(__file__).with_name("instructions.json")


def digest(folder: pathlib.Path, names: list[str]) -> str:
    """Tells apart templates that are not the same."""
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()[:16]


def count(program: pathlib.Path, folder: pathlib.Path, names: list[str]) -> int:
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *names],
        cwd=folder,
        # Reading the environment takes instructions too; Swift's hash tables begin from a number of chance
        # unless told otherwise.
        env={"PATH": os.environ["PATH"], "SWIFT_DETERMINISTIC_HASHING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"cogcheck: valgrind could not count: {run.stderr}")
    return int(found[1])


def measure(program: pathlib.Path) -> dict[str, dict]:
    """Of each set, which templates it has and how many instructions they take."""
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        for it in SETS:
            if it.name in COUNTED:
                names = it.write(pathlib.Path(folder))
                place = pathlib.Path(folder) / it.name
                measured[it.name] = {
                    "templates": digest(place, names),
                    "instructions": count(program, place, names),
                }
    return measured


def problem(name: str, now: dict, recorded: dict | None) -> str | None:
    """What is wrong with what a set takes now, if anything; prints how it does."""
    if recorded is None or now["templates"] != recorded["templates"]:
        return f"the templates of '{name}' are not those that are recorded; record them with --record"
    change = now["instructions"] / recorded["instructions"] - 1
    print(f"{name}: {now['instructions']:,} instructions, {change:+.2%} against the record")
    if change > BOUND:
        return f"'{name}' takes {change:.1%} more instructions than recorded, above the bound of {BOUND:.0%}"
    if change < -BOUND:
        print(f"{name}: record the gain with --record, so that it is kept")
    return None


def compare(measured: dict[str, dict], toolchain: dict[str, str], recorded: dict) -> bool:
    """Prints how all sets do, and tells whether all are within the bound."""
    problems = [problem(name, now, recorded["sets"].get(name)) for name, now in measured.items()]
    for found in filter(None, problems):
        print(f"cogcheck: {found}", file=sys.stderr)
    for name, version in toolchain.items():
        if version != recorded["toolchain"][name]:
            print(f"cogcheck: recorded with {name} {recorded['toolchain'][name]}, this is {version}")
    return not any(problems)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/count-instructions", description="Count the instructions of scans.")
    parser.add_argument("--record", action="store_true", help="record what is counted")
    arguments = parser.parse_args()

    toolchain = environment.toolchain()
    if arguments.record:
        measured = measure(environment.build("Benchmarks"))
        RECORD.write_text(json.dumps({"toolchain": toolchain, "sets": measured}, indent=2) + "\n")
        return
    recorded = json.loads(RECORD.read_text())
    architecture = recorded["toolchain"]["architecture"]
    if toolchain["architecture"] != architecture:
        print(f"cogcheck: instructions are recorded for {architecture}, so none are counted here")
        return
    if not compare(measure(environment.build("Benchmarks")), toolchain, recorded):
        sys.exit(1)


if __name__ == "__main__":
    main()
