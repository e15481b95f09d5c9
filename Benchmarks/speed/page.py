"""The tables of a comparison, and the page that has them: docs/performance.md."""

import datetime

import environment
from plot import duration, plot
from results import PROGRAMS, MeasuredSet, Program

PAGE = environment.ROOT / "docs" / "performance.md"
PLOTTED = ["pool", "small", "project", "json-one", "yaml-one", "thousand"]

TEXT = """# Performance

`scripts/compare-speed --write` made this page on {date}; run it to see how it is on your machine.

All programs read the same templates in turns, {rounds} rounds of them. Counted is processor time, of a program
and of all that it starts, from its start to its end; ratios are those of medians. A program that has run for
{limit:.0f} s on a set has no further turn there; one that has not ended by then is stopped, and "over {limit:.0f} s" stands
for it.

The ratios are what carries over to other machines. They say what a gate costs, not which one is better: the
programs ask different questions. cogcheck asks about Amazon Cognito, IAM and the template itself; cfn-lint and
cloudformation-validate ask whether each property is what its resource type takes, and checkov about the security
of all services.

## Programs

| program | version | what it does |
| --- | --- | --- |
{programs}

## Machine

{machine}.

## Results

![Median processor time of each program for some of the sets](performance.svg)

{tables}

## Sets

`Benchmarks/speed/sets.py FOLDER` writes the templates: made from seeds, they are the same bytes on every machine.
Most are applications, each a user pool with its SMS role, client and domain, an identity pool, functions with
their roles, tables and queues, in templates with parameters, mappings, conditions and `Fn::Sub`. "A role under N
conditions" has N permissions that are each there under a condition of its own.

## Instructions

Time says little about a change of a few per cent. So `.ci/run` counts the instructions of four scans with
valgrind, and fails when one takes over 5 % more than [recorded](../Benchmarks/speed/instructions.json):
`scripts/count-instructions` does the same, and `--record` records what it counts. What is counted runs in one
thread and makes the same calls as `cogcheck scan`, but for finding files and configuration. The count is the
same in every run, to some dozens of instructions. On another x86-64 processor it differs by less than 1 %: with
the C library's copying without AVX2, the 60 templates take 0.3 % less. Another toolchain or library may make
more of a difference; the script then names it.
"""

WORK = {
    "read": "reads the files and does nothing with them, in Swift: a floor",
    "parse": "parses the files and does nothing with them, in C: a floor",
    "cogcheck": "`cogcheck scan --no-config FILE...`",
    "cfn-lint": "`cfn-lint FILE...`",
    "cloudformation-validate": "one `CompositeEngine` for all files, from Python",
    "checkov": "`checkov --framework cloudformation --skip-download --quiet --compact --directory .`",
}


def _ratio(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def _table(columns: list[str], rows: list[list[str]]) -> str:
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ratios(sets: list[MeasuredSet], names: list[str], base: str) -> str:
    """How many times what `base` takes each of the programs takes."""

    def cell(one: MeasuredSet, name: str) -> str:
        it, unit = one.programs[name], one.programs[base]
        return _ratio(it.median / unit.median) if it.seconds and unit.seconds else it.failure or "–"

    names = [name for name in names if name != base]
    return _table(["set", *names], [[one.title, *(cell(one, name) for name in names)] for one in sets])


def _times(sets: list[MeasuredSet], names: list[str]) -> str:
    def cell(one: MeasuredSet, name: str) -> str:
        it = one.programs[name]
        return f"{duration(it.least)} / {duration(it.median)}" if it.seconds else it.failure or "–"

    rows = [[one.title, f"{one.size / 1000:,.1f}", *(cell(one, name) for name in names)] for one in sets]
    return _table(["set", "kB", *names], rows)


def tables(programs: list[Program], sets: list[MeasuredSet]) -> str:
    installed = {program.name for program in programs}
    names = [name for name in PROGRAMS if name in installed]
    return "\n\n".join([
        "Multiples of what cogcheck takes:",
        _ratios(sets, names, "cogcheck"),
        "Multiples of what `parse` takes:",
        _ratios(sets, [name for name in names if name != "read"], "parse"),
        "Processor time, least / median:",
        _times(sets, names),
    ])


def write(programs: list[Program], sets: list[MeasuredSet], rounds: int, limit: float) -> None:
    by_name = {program.name: program for program in programs}
    listed = [
        f"| {name} | {by_name[name].version} | {WORK[name]} |" for name in PROGRAMS if name in by_name
    ]
    machine = ", ".join([
        environment.processor(),
        f"{environment.cores()} cores",
        environment.memory(),
        environment.system(),
    ])
    text = TEXT.format(
        date=datetime.date.today().isoformat(),
        rounds=rounds,
        limit=limit,
        programs="\n".join(listed),
        machine=machine,
        tables=tables(programs, sets),
    )
    PAGE.write_text(text)
    PAGE.with_suffix(".svg").write_text(plot([it for it in sets if it.name in PLOTTED]))
