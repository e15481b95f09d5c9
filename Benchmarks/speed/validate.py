"""Validates files with cloudformation-validate, which is a library: one engine for all of them."""

import sys

from cloudformation_validate import CompositeEngine

engine = CompositeEngine()
for path in sys.argv[1:]:
    for found in engine.validate_template(path).diagnostics:
        print(f"[{found.severity.name}] {found.rule_id}: {found.message}")
