"""What stands under a measurement: the machine and the versions."""

import os
import pathlib
import platform
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def output(*command: str) -> str:
    """What a command prints; nothing where it is not there or fails."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


def version(*command: str) -> str:
    """The first number with a dot in what a command prints."""
    found = re.search(r"\d+\.\d[\w.]*", output(*command))
    return found[0] if found else "unknown"


def _field(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(), re.MULTILINE)
    except OSError:
        return "unknown"
    return found[1] if found else "unknown"


def processor() -> str:
    return _field("/proc/cpuinfo", r"^model name\s*: (.*)$")


def memory() -> str:
    kilobytes = _field("/proc/meminfo", r"^MemTotal:\s*(\d+)")
    return f"{int(kilobytes) / 1024**2:.0f} GiB" if kilobytes.isdigit() else "unknown"


def system() -> str:
    name = _field("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)')
    return f"{name}, Linux {platform.release().split('-')[0]}"


def cores() -> int:
    return len(os.sched_getaffinity(0))


def toolchain() -> dict[str, str]:
    """The versions that decide how many instructions a scan takes."""
    return {
        "architecture": platform.machine(),
        "swift": version("swift", "--version"),
        "glibc": platform.libc_ver()[1],
        "jansson": version("pkg-config", "--modversion", "jansson"),
        "libyaml": version("pkg-config", "--modversion", "yaml-0.1"),
        "valgrind": version("valgrind", "--version"),
    }


def build(product: str) -> pathlib.Path:
    """Builds a program as scripts/scan builds cogcheck, and tells where it is."""
    subprocess.run([ROOT / "scripts" / "setup"], check=True, stdin=subprocess.DEVNULL)
    options = ["--configuration", "release", "--static-swift-stdlib", "--quiet"]
    subprocess.run(
        ["swift", "build", "--package-path", ROOT, *options, "--product", product],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return ROOT / ".build" / "release" / product
