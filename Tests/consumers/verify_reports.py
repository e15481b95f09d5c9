#!/usr/bin/env python3
"""Checks a SARIF and a JUnit report of one cogcheck scan with their real readers.

    verify_reports.py [--root DIR] [--sarif-schema FILE] [--junit-schema FILE] SARIF JUNIT EXIT_CODE

Needs: sarif-tools junitparser jsonschema rfc3987-syntax rfc3986-validator lxml.
With --root also what depends on the scanned files: line hashes, regions, snippets.
Exit status 0: all is well; 1: each problem is a line on standard error.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
from junitparser import Error, Failure, JUnitXml, Skipped
from junitparser.cli import verify
from lxml import etree
from sarif.loader import load_sarif_file

SCHEMAS = Path(__file__).resolve().parent.parent / "Fixtures" / "schemas"
MASK = "***"
SNIPPET_LIMIT = 200
RANKS = {"info": 0, "low": 1, "medium": 2, "high": 3, "critical": 4, "never": 5}
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


# Formats: a validator without a checker accepts everything, so each one proves itself first.

formats = jsonschema.FormatChecker()


@formats.checks("date-time")
def is_date_time(value):
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        return False
    try:
        datetime.strptime(value[:19], "%Y-%m-%dT%H:%M:%S")
        return True
    except ValueError:
        return False


def require_formats():
    wrong = {
        "uri": ["relative/path", "http://a b"],
        "uri-reference": ["sub dir/a.yaml", "a\\b", "100%.yaml"],
        "date-time": ["2026-11-22T10:00:00", "2026-13-01T00:00:00Z"],
    }
    for name, values in wrong.items():
        for value in values:
            if formats.conforms(value, name):
                sys.exit(f"format {name!r} is not checked ({value!r} passes): install "
                         "rfc3987-syntax and rfc3986-validator")


def validate_sarif(log, schema_path):
    schema = json.loads(Path(schema_path).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    for error in validator(schema, format_checker=formats).iter_errors(log):
        where = "/".join(str(part) for part in error.absolute_path)
        problems.append(f"SARIF schema: {where}: {error.message[:300]}")


def validate_junit(path, schema_path):
    schema = etree.XMLSchema(etree.parse(str(schema_path)))
    tree = etree.parse(str(path))
    if not schema.validate(tree):
        problems.extend(f"junit.xsd: {error}" for error in schema.error_log)


# The source as code scanning reads it.

def utf16(text):
    data = text.encode("utf-16-le")
    return [int.from_bytes(data[i:i + 2], "little") for i in range(0, len(data), 2)]


def line_hashes(text):
    """Window by window, as github/codeql-action describes it; slow and plain on purpose."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hashes, seen = [], Counter()
    kept, starts = [], [0]
    for unit in utf16(text):
        if unit in (0x20, 0x09):
            continue
        kept.append(unit)
        if unit == 0x0A:
            starts.append(len(kept))
    kept += [65535] + [0] * 100
    for start in starts:
        value = 0
        for unit in kept[start:start + 100]:
            value = (value * 37 + unit) % 2**64
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def lines_of(text):
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def region_text(lines, region):
    """The text of a region, line breaks as LF; None where it is not inside the file."""
    first, last = region["startLine"], region["endLine"]
    if last > len(lines):
        return None
    units = [line.encode("utf-16-le") for line in lines[first - 1:last]]
    start, end = (region["startColumn"] - 1) * 2, (region["endColumn"] - 1) * 2
    if start > len(units[0]) or end > len(units[-1]):
        return None
    units[-1] = units[-1][:end]
    units[0] = units[0][start:]
    try:
        return "\n".join(part.decode("utf-16-le") for part in units)
    except UnicodeDecodeError:
        return None


def path_of(uri):
    if uri.startswith("file://"):
        return unquote(urlsplit(uri).path)
    return unquote(uri).removeprefix("./")


# What the schema does not say.

def check_sarif(log, root):
    expect(len(log["runs"]) == 1, "SARIF: not exactly one run")
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    ids = [rule["id"] for rule in rules]
    expect(len(set(ids)) == len(ids), "SARIF: two rules with one id")
    expect(re.match(r"\d+\.\d+\.\d+", driver["semanticVersion"]), "SARIF: semanticVersion")
    for rule in rules:
        score = rule["properties"].get("security-severity")
        expect(score is None or (isinstance(score, str) and 0 < float(score) <= 10),
               f"SARIF: security-severity of {rule['id']}")
        expect(len(rule["properties"]["tags"]) <= 10, f"SARIF: tags of {rule['id']}")
        for key in ("shortDescription", "fullDescription", "help"):
            expect(rule[key]["text"], f"SARIF: {key} of {rule['id']} is empty")
    expect(len(run["results"]) <= 25_000, "SARIF: too many results")
    sources, alerts = {}, Counter()
    for number, result in enumerate(run["results"]):
        check_result(number, result, run, root, sources)
        physical = result["locations"][0]["physicalLocation"]
        alerts[result["ruleId"], physical["artifactLocation"]["uri"],
               result["partialFingerprints"]["primaryLocationLineHash"]] += 1
    for key, count in alerts.items():
        expect(count == 1, f"SARIF: {count} results are one alert: {key}")


def check_result(number, result, run, root, sources):
    name = f"SARIF result {number}"
    rules = run["tool"]["driver"]["rules"]
    index = result["ruleIndex"]
    expect(0 <= index < len(rules) and rules[index]["id"] == result["ruleId"],
           f"{name}: ruleIndex {index}")
    expect(result["kind"] == "fail" and result["level"] != "none", f"{name}: kind and level")
    text = result["message"]["text"]
    expect(0 < len(text) <= 1000 and "\n" not in text, f"{name}: message")
    expect(len(result["locations"]) == 1, f"{name}: not one location")
    related = result.get("relatedLocations", [])
    numbers = [place["id"] for place in related]
    expect(len(set(numbers)) == len(numbers) <= 100, f"{name}: ids of related locations")
    for link in re.findall(r"(?<!\\)\]\((\d+)\)", text):
        expect(int(link) in numbers, f"{name}: link to {link}")
    for place in [result["locations"][0]] + related:
        check_place(name, place["physicalLocation"], run, root, sources)
    physical = result["locations"][0]["physicalLocation"]
    if source := read(physical, root, sources):
        line = physical["region"]["startLine"]
        expected = source["hashes"]()[line - 1]
        found = result["partialFingerprints"]["primaryLocationLineHash"]
        variant = re.fullmatch(r"([0-9a-f]+:\d+)-([0-9a-f]{6})", found)
        identity = result["partialFingerprints"]["cogcheckFinding/v1"]
        expect(re.fullmatch(r"[0-9a-f]{32}", identity), f"{name}: fingerprint {identity}")
        if variant:
            expect(identity.startswith(variant[2]), f"{name}: variant of the line hash {found}")
            found = variant[1]
        expect(found == expected, f"{name}: line hash {found}, not {expected}")


def check_place(name, physical, run, root, sources):
    location = physical["artifactLocation"]
    artifact = run["artifacts"][location["index"]]["location"]
    expect(artifact["uri"] == location["uri"], f"{name}: artifact index")
    if not location["uri"].startswith("file://"):
        expect(location["uriBaseId"] == "%SRCROOT%", f"{name}: uriBaseId")
        expect(not urlsplit(location["uri"]).scheme, f"{name}: {location['uri']} has a scheme")
    region = physical["region"]
    start = (region["startLine"], region["startColumn"])
    end = (region["endLine"], region["endColumn"])
    expect((1, 1) <= start <= end and min(start + end) >= 1, f"{name}: region {region}")
    source = read(physical, root, sources)
    if not source:
        return
    text = region_text(source["lines"], region)
    expect(text is not None, f"{name}: region {region} is not inside the file")
    snippet = region.get("snippet", {}).get("text")
    if text is None or snippet is None or MASK in snippet or "\\u{0}" in snippet:
        return
    expect(len(snippet) <= SNIPPET_LIMIT, f"{name}: long snippet")
    shown = snippet.replace("\r\n", "\n").replace("\r", "\n")
    expect(shown == text or (shown.endswith("…") and text.startswith(shown[:-1])),
           f"{name}: snippet {shown!r} is not the text {text[:200]!r}")


def read(physical, root, sources):
    path = path_of(physical["artifactLocation"]["uri"])
    if root is None:
        return None
    if path not in sources:
        try:
            text = (root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"SARIF: {path}: {error}")
            sources[path] = None
        else:
            hashes = []
            sources[path] = {
                "lines": lines_of(text),
                "hashes": lambda: hashes or hashes.extend(line_hashes(text)) or hashes,
            }
    return sources[path]


# Readers.

def read_back_sarif(path, log):
    """sarif-tools counts by level as the file says."""
    levels = Counter(result["level"] for result in log["runs"][0]["results"])
    report = load_sarif_file(str(path)).get_report()
    for level in ("error", "warning", "note"):
        count = report.get_issue_count_for_severity(level)
        expect(count == levels[level], f"sarif-tools counts {count} of {level}, not {levels[level]}")


def read_back_junit(path, exit_code):
    """junitparser counts as the attributes say, and is content exactly when the scan was."""
    xml = JUnitXml.fromfile(str(path))
    sums = Counter()
    for suite in xml:
        kinds = Counter()
        keys = Counter()
        for case in suite:
            keys[suite.name, case.classname, case.name] += 1
            kinds["tests"] += 1
            for outcome in case.result:
                kind = {Failure: "failures", Error: "errors", Skipped: "skipped"}[type(outcome)]
                kinds[kind] += 1
            outcomes = [o for o in case.result if not isinstance(o, Skipped)]
            for outcome in outcomes:
                expect(re.fullmatch(r"[A-Z]+\d+", outcome.type), f"JUnit: type {outcome.type}")
                expect(outcome.text.strip(), f"JUnit: {case.name} has no text")
        expect(kinds["tests"] > 0, f"JUnit: suite {suite.name} is empty")
        for key, count in keys.items():
            expect(count == 1, f"JUnit: {count} cases are one for GitLab: {key}")
        for kind in ("tests", "failures", "errors", "skipped"):
            expect(getattr(suite, kind) == kinds[kind], f"JUnit: {kind} of suite {suite.name}")
        sums += kinds
    for kind in ("tests", "failures", "errors"):
        expect(getattr(xml, kind) == sums[kind], f"JUnit: {kind} of all suites")
    expect((verify([str(path)]) == 0) == (exit_code == 0),
           f"JUnit: junitparser verify does not agree with exit status {exit_code}")
    return xml


def compare(log, xml):
    """Both reports know the same problems: the same rules in the same templates, by the same gate.

    A case is about the resource that was asked about, a result about the one that holds the place.
    """
    in_sarif = defaultdict(int)
    for result in log["runs"][0]["results"]:
        path = path_of(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        key = path, result["ruleId"]
        in_sarif[key] = max(in_sarif[key], RANKS[result["properties"]["severity"]])
    in_junit = defaultdict(set)
    gates = {}
    for suite in xml:
        gate = next(p.value for p in suite.properties() if p.name == "cogcheck.fail-on")
        for case in suite:
            kinds = {type(o).__name__ for o in case.result}
            if kinds & {"Failure", "Error"} or case.system_out:
                key = suite.name, case.name.split(" ")[0]
                in_junit[key] |= kinds
                gates[key] = RANKS[gate]
    in_junit = {key: kinds for key, kinds in in_junit.items() if key[1] != "CFG001"}
    expect(set(in_sarif) == set(in_junit),
           f"SARIF and JUnit differ: {set(in_sarif) ^ set(in_junit)}")
    for key in set(in_sarif) & set(in_junit):
        kinds = in_junit[key]
        expect("Error" in kinds or ("Failure" in kinds) == (in_sarif[key] >= gates[key]),
               f"JUnit: {key} and the gate")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sarif", type=Path)
    parser.add_argument("junit", type=Path)
    parser.add_argument("exit_code", type=int)
    parser.add_argument("--sarif-schema", type=Path, default=SCHEMAS / "sarif-schema-2.1.0.json")
    parser.add_argument("--junit-schema", type=Path, default=SCHEMAS / "junit.xsd")
    parser.add_argument("--root", type=Path, help="the source root that was scanned")
    options = parser.parse_args()

    require_formats()
    for path in (options.sarif, options.junit):
        data = path.read_bytes()
        expect(data.endswith(b"\n") and not data.endswith(b"\n\n"), f"{path}: last line break")
        expect(not data.startswith(b"\xef\xbb\xbf"), f"{path}: byte order mark")
    try:
        check(options)
    except (KeyError, IndexError, TypeError, ValueError, etree.Error) as error:
        problems.append(f"broken: {type(error).__name__}: {error}")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def check(options):
    log = json.loads(options.sarif.read_text(encoding="utf-8"))
    validate_sarif(log, options.sarif_schema)
    validate_junit(options.junit, options.junit_schema)
    if not problems:
        check_sarif(log, options.root)
        read_back_sarif(options.sarif, log)
        compare(log, read_back_junit(options.junit, options.exit_code))
        recorded = log["runs"][0]["invocations"][0]["exitCode"]
        expect(recorded == options.exit_code, f"SARIF: exit code {recorded}")


if __name__ == "__main__":
    main()
