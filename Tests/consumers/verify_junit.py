#!/usr/bin/env python3
"""Checks a JUnit report of unit tests of rules with its real readers.

    verify_junit.py JUNIT EXIT_CODE

Needs what verify_reports.py needs.
Exit status 0: all is well; 1: each problem is a line on standard error.
"""

import sys
from pathlib import Path

from lxml import etree

from verify_reports import SCHEMAS, problems, read_back_junit, validate_junit


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[2].strip())
    path, exit_code = Path(sys.argv[1]), int(sys.argv[2])
    try:
        validate_junit(path, SCHEMAS / "junit.xsd")
        if not problems:
            read_back_junit(path, exit_code)
    except (KeyError, IndexError, TypeError, ValueError, etree.Error) as error:
        problems.append(f"broken: {type(error).__name__}: {error}")
    for problem in problems:
        print(f"{path}: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
