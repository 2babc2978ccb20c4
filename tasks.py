"""Sets the project up and runs its checks with nothing but Python 3.11: ``python tasks.py test``.

The Makefile calls this file, so that Windows, macOS and Linux take the same steps: a virtual environment in ``.venv``,
every library from the lock file with its hash checked, then the project itself without asking for anything more.
Arguments after the task go to its tool: ``python tasks.py test tests/documents -k html``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements" / "all.txt"
BUILD_INPUT = ROOT / "requirements" / "build.in"
VENV = ROOT / ".venv"
STAMP = VENV / "installed-from"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{SUFFIX}"
SERVANDA = BIN / f"servanda{SUFFIX}"
LOWEST = (3, 11)
PRESS_REPORT = "samples/ca-2024-fm5-press.txt"
REGISTER = ROOT / "build" / "demo"
TREATY = "Treaty of Permanent Good-Neighborliness and Friendly Cooperation"
SAMPLES = (
    "samples/ca-2022-video-summit-statement.txt",
    "samples/ca-2023-xian-declaration.txt",
    "samples/ca-2023-summit1-outcomes.txt",
    "samples/ca-2023-summit1-press.md",
    PRESS_REPORT,
    "samples/ca-2024-fm5-readout-cn.html",
    "samples/ca-2024-fm5-readout-kz.txt",
    "samples/ca-2025-fm6-communique.txt",
    "samples/ca-2025-astana-declaration.txt",
    "samples/ca-2025-kg-ratification.txt",
)
"""In order of date."""


class TaskError(Exception):
    """A step cannot be taken; the message says what to do."""


def run(*command: str | Path) -> None:
    """Run a program in the project's folder; leave with its code if it fails."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    if code:
        raise SystemExit(code)


def python(*arguments: str | Path) -> None:
    """Run the environment's Python, in UTF-8 whatever the console's own encoding."""
    run(PYTHON, "-X", "utf8", *arguments)


def setup(*_: str) -> None:
    """Make .venv agree with the lock file; does nothing when it already does."""
    if not PYTHON.exists():
        make_environment()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted():
        return
    print("Installing from requirements/all.txt (once; about a minute)", flush=True)
    install("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", LOCK)
    # The build backend is in the lock too: building the project fetches nothing that was not checked.
    install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(wanted(), "utf-8")


def make_environment() -> None:
    """Create .venv with pip in it."""
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], cwd=ROOT, check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise TaskError("Python cannot create .venv. On Debian and Ubuntu: apt install python3-venv, then try again")


def install(*arguments: str | Path) -> None:
    """Call pip quietly."""
    python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def wanted() -> str:
    """The digest of everything the environment is made from."""
    return hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def demo(*_: str) -> None:
    """Read the sample press report, file all samples, print their follow-up matrix and the review of the mechanism."""
    setup()
    show("read", PRESS_REPORT, "--format", "card")
    register_demo()
    review_demo()
    print(what_else())


def register_demo() -> None:
    """File the samples in order of date in a register of their own, trace them, and print the follow-up matrix."""
    shutil.rmtree(REGISTER, ignore_errors=True)
    os.environ["SERVANDA_HOME"] = str(REGISTER)
    os.environ.pop("SERVANDA_DATABASE", None)
    show("mechanism", "--sample")
    show("add", *SAMPLES)
    show("link", "--propose", "CA")
    show("link", "--matrix", "CA")


def review_demo() -> None:
    """Follow the treaty and the training places through the samples, and print the review of two years."""
    treaty = ("instrument", "CA", "treaty")
    signed = [part for code in ("CN", "KZ", "KG", "TJ", "TM", "UZ") for part in ("--party", code)]
    show(*treaty, "--name", TREATY, "--type", "treaty", "--force", "consent")
    show("instrument", "CA", "--propose")
    show(*treaty, "--stage", "drafting", "--day", "2024-12-02", "--source", "ca-2024-fm5-press")
    show(*treaty, "--act", "signature", *signed, "--day", "2025-06-17", "--source", "ca-2025-astana-declaration")
    show(
        *treaty, "--act", "ratification", "--party", "KG", "--day", "2025-09-24", "--source", "ca-2025-kg-ratification"
    )
    show(*treaty, "--on", "2025-12-31")
    show("pledge", "CA", "--propose")
    show("review", "CA", "--cycle", "FM5..", "--on", "2025-12-31")


def show(*arguments: str) -> None:
    """Print a command as it is typed on this machine, and run it."""
    typed = " ".join(f'"{one}"' if " " in one else one for one in arguments)
    print(f"\n{SERVANDA.relative_to(ROOT)} {typed}\n", flush=True)
    run(SERVANDA, *arguments)


def what_else() -> str:
    """The commands to try after the demo, as they are typed on this machine."""
    command = SERVANDA.relative_to(ROOT)
    tries = (
        (f"{command} read samples/ca-2023-xian-declaration.txt", "a declaration with numbered points"),
        (f"{command} read {PRESS_REPORT} --explain", "which rule and which words gave each value"),
        (f"{command} read {PRESS_REPORT} --format json", "everything, for programs; also jsonl, csv, html, labels"),
        (f"{command} read YOUR-TEXT.txt", "your own text: plain text, Markdown or HTML, in English"),
    )
    width = max(len(line) for line, _ in tries)
    return "\nWhat else can be tried:\n" + "\n".join(f"  {line:<{width}}  {meaning}" for line, meaning in tries)


def test(*arguments: str) -> None:
    """Run all tests."""
    setup()
    python("-m", "pytest", *arguments)


def lint(*_: str) -> None:
    """Check style and formatting."""
    setup()
    python("-m", "ruff", "check", ".")
    python("-m", "ruff", "format", "--check", ".")


def types(*_: str) -> None:
    """Check the types, strictly."""
    setup()
    python("-m", "mypy")


def contracts(*_: str) -> None:
    """Check who imports whom."""
    setup()
    run(BIN / f"lint-imports{SUFFIX}", "--no-logo")


def docs(*_: str) -> None:
    """Build the documentation into docs/_build; a warning is an error."""
    setup()
    python("-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build")
    print("docs/_build/index.html")


def lock(*arguments: str) -> None:
    """Write requirements/all.txt anew: every platform, Python 3.11 and later; ``--upgrade`` takes newer releases."""
    setup()
    install("uv>=0.9")
    compile_ = ("pip", "compile", "pyproject.toml", BUILD_INPUT.relative_to(ROOT), "--extra", "all", "--universal")
    options = ("--python-version", "3.11", "--generate-hashes", "--custom-compile-command", "make lock")
    output = ("--system-certs", "--quiet", "--output-file", LOCK.relative_to(ROOT))
    python("-m", "uv", *compile_, *options, *output, *arguments)


def words(*_: str) -> None:
    """Gather the words of the pages for translators and compile what they gave (needs GNU gettext)."""
    setup()
    folder = ROOT / "src" / "servanda" / "web"
    code = subprocess.run([PYTHON, "-X", "utf8", "-m", "servanda.web.translating"], cwd=folder, check=False).returncode
    if code:
        raise SystemExit(code)


TASKS = {task.__name__: task for task in (setup, demo, test, lint, types, contracts, docs, lock, words)}


def with_newer_python() -> int:
    """Start again with a Python that is new enough, if one is on the path."""
    newer = next((path for minor in range(11, 16) if (path := shutil.which(f"python3.{minor}"))), None)
    if newer is None:
        print("Servanda needs Python 3.11 or later: install it and try again", file=sys.stderr)
        return 2
    return subprocess.run([newer, *sys.argv], check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the task named first; list them when none is."""
    if sys.version_info < LOWEST:
        return with_newer_python()
    if not arguments or arguments[0] not in TASKS:
        print("\n".join(f"{name:<10} {task.__doc__}" for name, task in TASKS.items()))
        return 2 if arguments else 0
    try:
        TASKS[arguments[0]](*arguments[1:])
    except TaskError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
