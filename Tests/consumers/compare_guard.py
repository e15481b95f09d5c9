"""Asks the rules of all cases of cogcheck and of cloudformation-validate, and prints where they differ.

Usage: compare_guard.py ROOT

Ends with 1 where a difference has no explanation in Tests/Fixtures/readings/differences.json, or an
explanation there no difference.

cloudformation-validate tells of failed checks only. Whether a rule passes is asked with a further rule,
`not name`, which fails where that one passes; what neither says was skipped.
"""

import json
import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

from cloudformation_validate import (
    CelEngine,
    EngineConfig,
    ExternalRuleSource,
    ReportStatus,
    TemplateContent,
    ValidateConfig,
    ValidationError,
)

MODE = "as-written-1"
STEM = "case"
# A rule with parameters is not asked by itself.
RULE = re.compile(r"^\s*rule\s+([A-Za-z]\w*)\s*(?=when\b|\{)", re.MULTILINE)
INPUT = re.compile(r"^  input:[ \n](.*?)^  expectations:", re.MULTILINE | re.DOTALL)


class Case:
    """Rules, and a document as text."""

    def __init__(self, name, rules, text, names=()):
        self.name = name
        self.rules = rules
        self.text = text
        self.names = list(dict.fromkeys(names or RULE.findall(rules)))

    @property
    def is_json(self):
        return self.text.lstrip().startswith("{")


def language_cases(fixtures):
    for path in sorted((fixtures / "guard").glob("*.json")):
        for case in json.loads(path.read_text())["cases"]:
            text = case["inputText"] if "inputText" in case else json.dumps(case["input"])
            yield Case(case["id"], case["rules"], text, case["expect"].get("rules", ()))


def reading_cases(fixtures):
    """One rule for each clause that holds in some version."""
    files = [fixtures / "readings" / name for name in ("cases.json", "loops.json")]
    for case in [case for path in files for case in json.loads(path.read_text())["cases"]]:
        readings = [case.get("as-written-3", []), case["as-written-1"]]
        clauses = [clause for reading in readings if reading != "refused" for clause in reading]
        clauses = dict.fromkeys(clauses or ["this exists"])
        rules = "".join(
            f"rule clause_{number} {{\n{clause}\n}}\n" for number, clause in enumerate(clauses)
        )
        yield Case(case["title"], rules, case["input"])


def pack_cases(fixtures):
    """The documents of the packs' unit tests."""
    for pack in sorted((fixtures / "packs").glob("*/*.guard")):
        tests = pack.parent / "tests" / f"{pack.stem}_tests.yaml"
        for number, text in enumerate(INPUT.findall(tests.read_text())):
            yield Case(f"{pack.stem} {number + 1}", pack.read_text(), textwrap.dedent(text))


def ask_cogcheck(program, cases):
    """The statuses of the rules of each case, or `ERROR`."""
    answers = [{} for _ in cases]
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(cases):
            tests = pathlib.Path(folder, str(number), "tests")
            tests.mkdir(parents=True)
            (tests.parent / f"{STEM}.guard").write_text(case.rules)
            expectations = json.dumps({"rules": {name: "PASS" for name in case.names}})
            if case.is_json:
                text = f'[{{"input": {case.text}, "expectations": {expectations}}}]'
                (tests / f"{STEM}.json").write_text(text)
            else:
                text = textwrap.indent(case.text, "    ").rstrip("\n")
                text = f"- input:\n{text}\n  expectations: {expectations}\n"
                (tests / f"{STEM}.yaml").write_text(text)
        report = pathlib.Path(folder, "report.jsonl")
        subprocess.run(
            [program, "test", folder, "--root", folder]
            + ["--policy-mode", MODE, "-o", f"jsonl={report}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        for line in report.read_text().splitlines():
            entry = json.loads(line)
            number = int(entry["rulesFile"].split("/")[0])
            answers[number][entry["rule"]] = entry["actual"]
    return [answer or {name: "ERROR" for name in case.names} for answer, case in zip(answers, cases)]


def ask_library(case):
    """The statuses of the rules of a case, or `ERROR`."""
    asked = [name for name in case.names if name != "default"]
    probes = [f"rule probe_{number} {{\n  not {name}\n}}\n" for number, name in enumerate(asked)]
    rules = "\n".join([case.rules, *probes])
    try:
        engine = CelEngine(EngineConfig(guard_rules=[ExternalRuleSource(name=f"{STEM}.guard", content=rules)]))
        report = engine.validate_template(
            TemplateContent(case.text), ValidateConfig(disable_builtin_rules=True)
        )
    except ValidationError:
        return {name: "ERROR" for name in case.names}
    if report.status == ReportStatus.ERROR:
        return {name: "ERROR" for name in case.names}
    failed = {diagnostic.rule_id for diagnostic in report.diagnostics}
    answer = {}
    for number, name in enumerate(asked):
        passed = f"probe_{number}" in failed
        answer[name] = "FAIL" if name in failed else "PASS" if passed else "SKIP"
    if "default" in case.names:
        # It cannot be named, so that only its failure shows.
        answer["default"] = "FAIL" if f"{STEM}.guard/default" in failed else None
    return answer


def differences(case, ours, theirs):
    for name in case.names:
        our, their = ours.get(name), theirs.get(name)
        if our != their and not (their is None and our in ("PASS", "SKIP")):
            yield f"{name} is {our} in cogcheck and {their or 'not FAIL'} in cloudformation-validate"


def main():
    root = pathlib.Path(sys.argv[1])
    fixtures = root / "Tests/Fixtures"
    cases = [*language_cases(fixtures), *reading_cases(fixtures), *pack_cases(fixtures)]
    explained = json.loads((fixtures / "readings/differences.json").read_text())["differences"]
    reasons = {case: entry["why"] for entry in explained for case in entry["cases"]}
    faults = 0
    with multiprocessing.Pool() as pool:
        library = pool.map(ask_library, cases)
    cogcheck = ask_cogcheck(root / ".build/debug/cogcheck", cases)
    for case, ours, theirs in zip(cases, cogcheck, library):
        found = list(differences(case, ours, theirs))
        reason = reasons.pop(case.name, None) if found else None
        for difference in found:
            print(f"{case.name}: {difference}: {reason or 'NOT EXPLAINED'}")
        faults += bool(found) and reason is None
    for name in reasons:
        print(f"{name}: the explained difference is not there")
    faults += len(reasons)
    print(f"{len(cases)} cases, {faults} of them without an explanation or a difference")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
