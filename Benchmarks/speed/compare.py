"""Compares how long cogcheck and other programs take for the same templates.

Usage: scripts/compare-speed [--binary PATH] [--tools FOLDER ...] [--rounds N] [--write]; see --help

Builds cogcheck unless it is given one. All programs take turns, so that whatever else the machine does
falls on each of them. Counted is processor time, of a program and of all that it starts. Prints tables
in Markdown; with --write they become docs/performance.md.
"""

import argparse
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import environment
import page
from results import PROGRAMS, MeasuredSet, Measurement, Program
from sets import SETS

FLOORS = pathlib.Path(__file__).with_name("floors")
VALIDATE = pathlib.Path(__file__).with_name("validate.py")


def floors(folder: pathlib.Path) -> list[Program]:
    """Programs that do the least that can be done, compiled into a folder."""
    flags = environment.output("pkg-config", "--cflags", "--libs", "jansson", "yaml-0.1").split()
    compiler = shutil.which("cc") or "clang"
    subprocess.run([compiler, "-O2", "-o", folder / "parse", FLOORS / "parse.c", *flags], check=True)
    subprocess.run(
        ["swiftc", "-O", "-static-stdlib", "-o", folder / "read", FLOORS / "read.swift"], check=True
    )
    versions = environment.toolchain()
    libraries = f"jansson {versions['jansson']}, libyaml {versions['libyaml']}"
    return [
        Program("read", f"Swift {versions['swift']}", [folder / "read"]),
        Program("parse", libraries, [folder / "parse"]),
    ]


def cogcheck(binary: pathlib.Path) -> Program:
    command = [binary, "scan", "--no-config"]
    return Program("cogcheck", environment.version(binary, "--version"), command, statuses=range(2))


def others(folders: list[pathlib.Path]) -> list[Program]:
    """Programs of others that are installed in one of these environments or can be called by name."""
    path = os.pathsep.join([*(str(folder.resolve() / "bin") for folder in folders), os.environ["PATH"]])
    found = []
    if command := shutil.which("cfn-lint", path=path):
        version = environment.version(command, "--version")
        found.append(Program("cfn-lint", version, [command], statuses=range(16)))
    for python in [*(folder.resolve() / "bin" / "python" for folder in folders), sys.executable]:
        asked = "import cloudformation_validate; print(cloudformation_validate.version())"
        if version := environment.output(python, "-c", asked):
            found.append(Program("cloudformation-validate", version, [python, "-B", VALIDATE]))
            break
    if command := shutil.which("checkov", path=path):
        version = environment.version(command, "--version")
        options = ["--framework", "cloudformation", "--skip-download", "--quiet", "--compact", "--directory", "."]
        found.append(Program("checkov", version, [command, *options], statuses=range(2), takes_folder=True))
    return found


def run(program: Program, folder: pathlib.Path, names: list[str], limit: float) -> tuple[float, str | None]:
    """The processor time of one run, and what went wrong with it, if anything."""
    process = subprocess.Popen(
        [*program.command, *([] if program.takes_folder else names)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with stopping(process, limit):
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    if process.returncode == -signal.SIGALRM:
        return seconds, f"over {limit:.0f} s"
    if process.returncode not in program.statuses:
        return seconds, f"ended with {process.returncode}"
    return seconds, None


@contextlib.contextmanager
def stopping(process: subprocess.Popen, limit: float):
    """Ends a process and all that it started if it runs for too many seconds."""

    def stop(*_):
        # It may have ended by itself just now.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGALRM)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def measure(
    programs: list[Program], folder: pathlib.Path, names: list[str], rounds: int, limit: float
) -> dict[str, Measurement]:
    """What each program takes for the files; one that has run for `limit` seconds has no further turn."""
    measured = {program.name: Measurement([]) for program in programs}
    spent = dict.fromkeys(measured, 0.0)
    for _ in range(rounds):
        for program in programs:
            it = measured[program.name]
            if it.failure or spent[program.name] >= limit:
                continue
            start = time.monotonic()
            seconds, it.failure = run(program, folder, names, limit)
            spent[program.name] += time.monotonic() - start
            if not it.failure:
                it.seconds.append(seconds)
    return measured


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/compare-speed", description="Compare how long cogcheck and others take for the same templates."
    )
    names = [it.name for it in SETS]
    parser.add_argument("--binary", type=pathlib.Path, help="a release build of cogcheck, instead of building one")
    parser.add_argument(
        "--tools", type=pathlib.Path, nargs="+", default=[], help="Python environments with programs of others"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each program has its turn (5)")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a program may have for a set (60)")
    parser.add_argument("--sets", nargs="+", choices=names, metavar="NAME", help=f"only these of {', '.join(names)}")
    parser.add_argument("--large", action="store_true", help="10,000 templates too (80 MB)")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and its plot")
    arguments = parser.parse_args()
    if arguments.rounds < 1 or arguments.limit <= 0:
        parser.error("--rounds takes a number from 1, and --limit one above 0")
    if arguments.binary and not arguments.binary.is_file():
        parser.error(f"--binary: '{arguments.binary}' is not a file")
    if arguments.write and arguments.sets:
        parser.error("--write and --sets exclude each other: the page has all sets")
    return arguments


def main() -> None:
    arguments = parse_arguments()
    wanted = arguments.sets or [it.name for it in SETS if arguments.large or not it.is_large]
    binary = (arguments.binary or environment.build("cogcheck")).resolve()
    measured = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        programs = [*floors(folder), cogcheck(binary), *others(arguments.tools)]
        for missing in [name for name in PROGRAMS if name not in {program.name for program in programs}]:
            print(f"cogcheck: {missing} is not installed and left out", file=sys.stderr)
        for it in [it for it in SETS if it.name in wanted]:
            print(f"cogcheck: {it.title}", file=sys.stderr)
            names = it.write(folder)
            place = folder / it.name
            size = sum((place / name).stat().st_size for name in names)
            taken = measure(programs, place, names, arguments.rounds, arguments.limit)
            measured.append(MeasuredSet(it.name, it.title, size, taken))
            shutil.rmtree(place)
    if arguments.write:
        page.write(programs, measured, arguments.rounds, arguments.limit)
    else:
        print(page.tables(programs, measured))


if __name__ == "__main__":
    main()
