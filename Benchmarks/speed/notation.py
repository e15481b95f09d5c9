"""Templates as values, and how they are written as JSON and as YAML."""

import dataclasses
import json
import re
from typing import Iterator

NO_VALUE = "AWS::NoValue"


@dataclasses.dataclass
class Call:
    """A call of one of CloudFormation's functions, by its name in YAML's short form."""

    name: str
    argument: object


def ref(name: str) -> Call:
    return Call("Ref", name)


def get_att(name: str, attribute: str) -> Call:
    return Call("GetAtt", f"{name}.{attribute}")


def sub(text: str) -> Call:
    return Call("Sub", text)


def if_(condition: str, then, otherwise) -> Call:
    return Call("If", [condition, then, otherwise])


def as_json(value) -> str:
    return json.dumps(_spelled_out(value), indent=2) + "\n"


def _spelled_out(value):
    """The value with calls in their long form."""
    match value:
        case Call("Ref", name):
            return {"Ref": name}
        case Call("GetAtt", path):
            return {"Fn::GetAtt": path.split(".", 1)}
        case Call(name, argument):
            return {f"Fn::{name}": _spelled_out(argument)}
        case dict():
            return {key: _spelled_out(member) for key, member in value.items()}
        case list():
            return [_spelled_out(item) for item in value]
        case _:
            return value


def as_yaml(value) -> str:
    return "".join(f"{line}\n" for line in _block(value, ""))


# What every reader of YAML takes for the text that it looks like.
_PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9./_-]*( [A-Za-z0-9./_-]+)*(:{1,2}[A-Za-z0-9*]+)*")
_WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def _scalar(value) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value)


def _block(value: dict | list, indent: str) -> Iterator[str]:
    """The lines of a mapping or a sequence."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _entry(f"{indent}{_scalar(key)}:", member, indent + "  ")
        return
    for item in value:
        if isinstance(item, dict | list) and item:
            first, *others = _block(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield from _entry(f"{indent}-", item, indent + "  ")


def _entry(start: str, value, indent: str) -> Iterator[str]:
    """A value after its key or dash."""
    if isinstance(value, Call):
        start, value = f"{start} !{value.name}", value.argument
    if isinstance(value, dict | list) and value:
        yield start
        yield from _block(value, indent)
    else:
        yield f"{start} {_scalar(value)}"


NOTATIONS = {"json": as_json, "yaml": as_yaml}
