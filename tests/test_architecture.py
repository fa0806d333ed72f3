"""The rules about what imports what, how long things are, and what may not stand in a file."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("layers", "webmap", "scripts") for path in (ROOT / folder).rglob("*.py"))
TRACKED = subprocess.run(
    ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
).stdout.split("\0")[:-1]

# The parts of the web package that run at publish time or as a command, never while serving.
PUBLISHING = {"webmap/map_elements.py", "webmap/publishing.py", "webmap/commands.py"}
HEAVY = {"geopandas", "pandas", "pyogrio"}
NOT_SERVING = (*sorted(HEAVY), "folium", "branca", "frictionless", "typst", "pyarrow")

MODULE_LINES, FUNCTION_LINES, SCRIPT_LINES = 250, 50, 80


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Return the top-level packages a module imports anywhere, for typing alone left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for child in ast.walk(node)
    }
    names = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    forbidden = {
        "layers": {"webmap", "scripts", "tests", "flask", "flask_babel", "folium", "branca"},
        "webmap": {"scripts", "tests", "geopandas", "shapely", "pyogrio", "pandas"},
        "scripts": {"tests"},
    }[package]
    assert not imported(path) & forbidden


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_map_elements_imports_folium(path: Path) -> None:
    allowed = name_of(path) == "webmap/map_elements.py" or name_of(path).startswith("scripts/bench/")
    assert allowed or not imported(path) & {"folium", "branca"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    limit = SCRIPT_LINES if name_of(path).startswith("scripts/") else MODULE_LINES
    assert len(text.splitlines()) <= limit
    long = {
        node.name: _code_lines(node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _code_lines(node) > FUNCTION_LINES
    }
    assert not long


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without its docstring, which is a contract and may be long."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def test_serving_process_loads_no_publishing_package(tmp_path: Path) -> None:
    code = (
        "import json, sys\n"
        "from webmap import create_app\n"
        f"create_app({{'HOME': {str(tmp_path)!r}}}).test_client().get('/healthz')\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not set(json.loads(done.stdout.splitlines()[-1])) & set(NOT_SERVING)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[-2] != "bench"], ids=name_of)
def test_no_error_is_swallowed(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]
    assert not broad


# Patterns, written so that they do not match themselves.
FORBIDDEN = {
    "address of a package index": r"py[p]i\.(org|python)|python[h]osted\.|registry\.([n]pmjs|[y]arn)"
    r"|\w\.[d]ebian\.org",
    "path of one machine": r"(?<![\w./-])/(work|root|home/\w+|tmp/(scout|plan|h|bash_jobs))/",
    "content network": r"//(cdn|unpkg|cdnjs|netdna|code\.jquery|fonts\.g\w+|[\w.]*jsdelivr)\.",
    "unfinished work": r"\b(T[O]DO|F[I]XME|l[o]rem ipsum)\b|# ?X[X]X",
    "test left out": r"pytest\.(s[k]ip|x[f]ail|import[o]rskip)|mark\.(s[k]ip|x[f]ail)",
}
BINARY = {".png", ".ico", ".woff2", ".gpkg", ".gz", ".pdf", ".mo", ".xlsx"}


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_no_file_holds_what_may_not_stand_there(reason: str) -> None:
    pattern = re.compile(FORBIDDEN[reason])
    found = []
    for name in TRACKED:
        path = ROOT / name
        # Sources are evidence as received; a cited address may be of any host.
        if path.suffix in BINARY or name.startswith("data/sources/") or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}")
    assert not found


def test_locks_hold_hashes_and_no_addresses() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path.name
        pinned = re.split(r"\n(?=[a-z0-9])", text)[1 if text.startswith("#") else 0 :]
        assert pinned, path.name
        for entry in pinned:
            assert "==" in entry, entry[:60]
            assert "--hash=sha256:" in entry, entry[:60]
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all("integrity" in entry and "resolved" not in entry for name, entry in packages.items() if name)


def test_build_lock_follows_the_build_system() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    lines = (ROOT / "requirements/build.in").read_text(encoding="utf-8").splitlines()
    asked = {line for line in lines if not line.startswith("#")}
    assert asked - set(wanted) == {"editables>=0.5"}
    assert set(wanted) <= asked
