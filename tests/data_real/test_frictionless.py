"""A second opinion: the package is one that the common tool reads and finds valid."""

from __future__ import annotations

import json
from pathlib import Path

from frictionless import Package

PACKAGE = Path(__file__).parents[2] / "data" / "datapackage.json"


def test_frictionless_finds_every_table_valid() -> None:
    package = Package(str(PACKAGE))
    for name in [resource.name for resource in package.resources if resource.format != "csv"]:
        package.remove_resource(name)
    report = package.validate()
    faults = [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors]
    assert report.errors == []
    assert faults == []
    assert report.stats["tasks"] == len(package.resources)


def test_descriptor_follows_the_data_package_profile() -> None:
    descriptor = json.loads(PACKAGE.read_text(encoding="utf-8"))
    assert [error.message for error in Package.metadata_validate(descriptor)] == []
