#!/usr/bin/env python3
"""Checks strict JUnit reports against the schemas that validating readers name.

    verify_strict_junit.py SCHEMAS REPORT ...

SCHEMAS is a folder of XML Schemas, such as that of Ant and that of Jenkins' xUnit plugin; they are not part of this
repository: where there is no such folder, this says so and checks nothing. Needs: lxml.
Exit status 0: all is well; 1: each problem is a line on standard error.
"""

import sys
from pathlib import Path

from lxml import etree


def main():
    folder, reports = Path(sys.argv[1]), sys.argv[2:]
    schemas = sorted(folder.glob("*.xsd"))
    if not schemas:
        print(f"{folder} holds no XML Schema: strict JUnit reports are not validated", file=sys.stderr)
        return 0
    problems = []
    for path in schemas:
        schema = etree.XMLSchema(etree.parse(str(path)))
        for report in reports:
            if not schema.validate(etree.parse(report)):
                problems += [f"{path.name}: {report}: {error}" for error in schema.error_log]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
