#!/usr/bin/env python3
"""Checks the JSON, GitLab, GitHub, compact, Markdown and HTML reports of one scan, and that they agree.

    verify_formats.py FOLDER SCHEMA EXIT_CODE

FOLDER holds json.json, jsonl.jsonl, gitlab.json, github.txt, compact.txt, markdown.md and html.html; SCHEMA is
what `cogcheck schema report` prints. Needs: jsonschema.
Exit status 0: all is well; 1: each problem is a line on standard error.
"""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema

# What GitLab itself requires of an entry, which ends its reading at the first that lacks it.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),endLine=(\d+)"
                     r"(?:,col=\d+,endColumn=\d+)?,title=[^,:]+::(.+)")
COMPACT = re.compile(r".+?:\d+:\d+: (?:error|warning|info)\[[^\]]+\]: .+")
SUMMARY_LIMIT = 1024 * 1024
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def validate(name, value, schema):
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for error in validator(schema).iter_errors(value):
        where = "/".join(str(part) for part in error.absolute_path)
        problems.append(f"{name}: {where}: {error.message[:300]}")


def lines(path):
    """As a runner splits them: at line feeds alone."""
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def check_json(report, exit_code):
    gate = report["gate"]
    expect(gate["exitCode"] == exit_code, f"json: exit code {gate['exitCode']}")
    expect(gate["failed"] == (exit_code != 0), "json: failed")
    active = [f for f in report["findings"] if f["state"] == "active"]
    counts = report["summary"]
    expect(sum(counts["findings"].values()) == len(active), "json: count of findings")
    expect(counts["templates"] == len(report["templates"]), "json: count of templates")
    expect(counts["undecided"] == len(report["undecided"]), "json: count of what is undecided")
    fingerprints = [f["fingerprint"] for f in report["findings"]]
    expect(len(set(fingerprints)) == len(fingerprints), "json: two findings have one fingerprint")
    return active


def check_lines(entries, report):
    for member, name in (("finding", "findings"), ("undecided", "undecided"), ("error", "errors")):
        own = sorted(json.dumps(e[member]) for e in entries if member in e)
        expect(own == sorted(json.dumps(e) for e in report[name]), f"jsonl: {name}")
    head = {key: value for key, value in report.items() if not isinstance(value, list)}
    expect(entries[-1] == {"scan": head}, "jsonl: the last line")


def check_github(text, count):
    commands = text[:next(i for i, line in enumerate(text) if line.startswith("::group::"))]
    levels = {"error": 0, "warning": 0, "notice": 0}
    for line in commands:
        match = COMMAND.fullmatch(line)
        expect(match, f"github: {line[:200]}")
        if match:
            levels[match[1]] += 1
            expect(1 <= int(match[3]) <= int(match[4]), f"github: lines of {line[:200]}")
            expect(len(match[5]) <= 4096, "github: long message")
    expect(max(levels.values()) <= 10, f"github: {levels}")
    told = [line for line in text if line.startswith("annotations: ")]
    expect(len(commands) == count or told, "github: annotations are left out in silence")


class Page(HTMLParser):
    """The elements of a page, each of which has to end where it began."""

    VOID = {"meta", "input"}

    def __init__(self, text):
        super().__init__()
        self.open, self.anchors, self.problems = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "src" in attributes or tag in ("link", "img", "iframe"):
            self.problems.append(f"{tag} needs something from elsewhere")
        if tag == "article":
            self.anchors.append(attributes["id"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends nothing at {self.getpos()}")


def check_html(page, fingerprints):
    for problem in page.problems:
        expect(False, f"html: {problem}")
    expect(not page.open, f"html: {page.open} stay open")
    expect(sorted(page.anchors) == sorted(fingerprints), "html: other findings than in gitlab")


def check(folder, schema, exit_code):
    report = json.loads((folder / "json.json").read_text(encoding="utf-8"))
    validate("json", report, schema)
    gitlab = json.loads((folder / "gitlab.json").read_text(encoding="utf-8"))
    validate("gitlab", gitlab, GITLAB)
    if problems:
        return
    active = check_json(report, exit_code)
    check_lines([json.loads(line) for line in lines(folder / "jsonl.jsonl")], report)
    faults = sum(e["ruleId"] == "TPL005" for e in report["errors"])
    count = len(active) + faults
    fingerprints = [entry["fingerprint"] for entry in gitlab]
    expect(len(set(fingerprints)) == len(fingerprints), "gitlab: two entries have one fingerprint")
    expect({f["fingerprint"] for f in active} <= set(fingerprints), "gitlab: a finding is missing")
    expect(len(gitlab) == count, f"gitlab: {len(gitlab)} entries, not {count}")
    compact = lines(folder / "compact.txt")
    expect(len(compact) == count, f"compact: {len(compact)} lines, not {count}")
    for line in compact:
        expect(COMPACT.fullmatch(line), f"compact: {line[:200]}")
    check_github(lines(folder / "github.txt"), count)
    summary = (folder / "markdown.md").read_bytes()
    expect(len(summary) < SUMMARY_LIMIT, f"markdown: {len(summary)} bytes")
    expect(summary.startswith(b"### cogcheck " + (b"failed" if exit_code else b"passed")),
           "markdown: the first line")
    check_html(Page((folder / "html.html").read_text(encoding="utf-8")), fingerprints)


def main():
    folder, schema, exit_code = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for path in folder.iterdir():
        expect(not path.is_file() or not path.read_bytes().startswith(b"\xef\xbb\xbf"), f"{path}: mark")
    try:
        check(folder, json.loads(schema.read_text(encoding="utf-8")), exit_code)
    except (OSError, KeyError, IndexError, TypeError, ValueError, StopIteration) as error:
        problems.append(f"broken: {type(error).__name__}: {error}")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
