"""Settings: from the environment, checked at the door, named when bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from webmap import create_app
from webmap.settings import SETTINGS, SettingError, read_settings


def test_defaults_stand_when_nothing_is_set() -> None:
    settings = read_settings({})
    assert settings.home == Path("var")
    assert (settings.default_language, settings.keep_releases) == ("ar", 10)
    assert settings.frame_ancestors == ("*",)
    assert (settings.base_url, settings.tiles_url, settings.trusted_hosts) == ("", "", ())


def test_an_empty_variable_is_an_unset_one() -> None:
    assert read_settings({f"TAKHOUM_{each.name}": "" for each in SETTINGS}) == read_settings({})


BAD = {
    "BASE_URL": "atlas.example",
    "TRUSTED_HOSTS": "a b",
    "FRAME_ANCESTORS": "https://a.example; script-src *",
    "BOUNDARY_VIEW": "mine",
    "KEEP_RELEASES": "0",
    "CONTACT": "javascript:alert(1)",
    "DEFAULT_LANGUAGE": "de",
    "TILES_URL": "https://tiles.example/{z}",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_is_refused_by_name(name: str) -> None:
    with pytest.raises(SettingError, match=f"TAKHOUM_{name}"):
        read_settings({f"TAKHOUM_{name}": BAD[name]})
    with pytest.raises(SettingError, match=f"TAKHOUM_{name}"):
        create_app({name: BAD[name], "WATCH": False})


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(SettingError, match="HOEM"):
        create_app({"HOEM": "/nowhere"})
