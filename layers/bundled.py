"""Where the data directory is when nobody names one."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def bundled_data() -> Path:
    """Return the data directory shipped with the package, or that of the checkout it is run from."""
    installed = HERE / "data"
    return installed if installed.is_dir() else HERE.parent / "data"


def default_data(here: Path = Path()) -> Path:
    """Return ``./data`` if it is a data package, else the bundled data."""
    local = here / "data"
    return local if (local / "datapackage.json").is_file() else bundled_data()
