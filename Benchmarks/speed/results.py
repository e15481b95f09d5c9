"""What a comparison measures."""

import dataclasses
import pathlib
import statistics

# The names of all programs, in the order in which tables and plot have them.
PROGRAMS = ["read", "parse", "cogcheck", "cfn-lint", "cloudformation-validate", "checkov"]


@dataclasses.dataclass
class Program:
    """Something that reads templates, whose names come after its command."""

    name: str
    version: str
    command: list[str | pathlib.Path]
    # What it ends with when it has done its work, whatever it found.
    statuses: range = range(1)
    # It takes the folder that it is run in, not files.
    takes_folder: bool = False


@dataclasses.dataclass
class Measurement:
    """What one program took for one set, in seconds of processor time."""

    seconds: list[float]
    # Why there are no more of them, if anything went wrong.
    failure: str | None = None

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


@dataclasses.dataclass
class MeasuredSet:
    """A set of templates, and what each program took for it."""

    name: str
    title: str
    # In bytes.
    size: int
    programs: dict[str, Measurement]
