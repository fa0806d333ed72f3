"""A setting, layer, route, command, make target or dependency that no page names is a fault."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from layers.catalog import CATALOG
from webmap import create_app
from webmap.settings import PREFIX, SETTINGS, Setting

ROOT = Path(__file__).parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
}
README = PAGES["README.md"]
COMMANDS = ("check", "publish", "serve", "figure", "releases", "diff", "rollback", "verify", "prune")
TARGETS = ("serve", "test", "check", "soak", "bench", "bundle")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_readme_names_every_setting_with_its_default(setting: Setting) -> None:
    rows = [line for line in README.splitlines() if line.startswith(f"| `{PREFIX}{setting.name}`")]
    assert len(rows) == 1
    assert setting.default in rows[0].split("|")[2]


def test_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(PREFIX + r"([A-Z_]+)", "\n".join(PAGES.values())))
    assert named - {setting.name for setting in SETTINGS} == set()


@pytest.mark.parametrize("layer_id", [spec.id for spec in CATALOG])
def test_layers_page_names_every_layer(layer_id: str) -> None:
    assert f"`{layer_id}`" in PAGES["docs/layers.md"]


def test_addresses_page_names_every_route(tmp_path: Path) -> None:
    rules = {str(rule) for rule in create_app({"HOME": str(tmp_path)}).url_map.iter_rules()}
    named = {re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule) for rule in rules}
    assert sorted(name for name in named if f"`{name}`" not in PAGES["docs/addresses.md"]) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`(takhoum )?{command}[ `]", README)


@pytest.mark.parametrize("target", TARGETS)
def test_makefile_has_every_promised_target_and_a_page_names_it(target: str) -> None:
    assert re.search(rf"^{target}:.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert any(f"make {target}" in page for page in PAGES.values())


def test_dependencies_page_names_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    python = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(name for extra in project["project"]["optional-dependencies"].values() for name in extra),
    ]
    names = {re.split(r"[<>=]", name)[0] for name in python}
    names |= {*package["dependencies"], *package["devDependencies"]}
    assert sorted(name for name in names if name not in PAGES["docs/dependencies.md"]) == []


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", PAGES[name])
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (ROOT / name).parent.joinpath(target).exists()] == []
