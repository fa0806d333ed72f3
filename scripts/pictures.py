"""Take the pictures of the README from a running server: ``python -m scripts.pictures http://127.0.0.1:8000``."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
# Chromium from Debian; nothing of the browser's own may leave the machine.
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the address, and the size of the window in CSS pixels."""

    name: str
    address: str
    width: int = 1280
    height: int = 800


PICTURES = (
    Picture("explorer-ar.png", "/ar/?select=crossings:in-guezzam-assamaka"),
    Picture("board-fr.png", "/fr/crossings", height=1000),
    Picture("crossing-en.png", "/en/crossings/in-guezzam-assamaka", height=1000),
    Picture("explorer-ar-phone.png", "/ar/", width=360, height=780),
    Picture("analysis-fr.png", "/fr/analysis", height=1000),
    Picture("figure-ar.png", "/ar/figures/crossings-status.svg", width=1123, height=794),
)


def take(page: Page, base: str, picture: Picture, folder: Path) -> None:
    """Save one picture once its map is drawn."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(base + picture.address, wait_until="networkidle")
    if page.locator(".explorer").count():
        page.wait_for_selector("html[data-map=ready]")
    page.screenshot(path=folder / picture.name)


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="address of the running server, without a final slash")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        for picture in PICTURES:
            take(page, options.base, picture, options.folder)
        browser.close()


if __name__ == "__main__":
    main()
