"""Settings: each source is stronger than the one before, and a slip in a name is an error."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from docproc.config import DEFAULTS, Configuration, load
from docproc.errors import ConfigurationError
from docproc.pipeline import PipelineSettings
from docproc.understanding import UnderstandingSettings


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def source(configuration: Configuration, key: str) -> str:
    return configuration.sources[key]


def test_the_defaults_alone_are_complete() -> None:
    configuration = load(environment={})
    assert configuration.limits.pages == 500
    assert configuration.messages.language == "vi"
    assert {setting.source.split(":")[0] for setting in configuration.settings()} == {"default.toml"}


def test_every_default_has_its_line() -> None:
    lines = DEFAULTS.read_text("utf-8").splitlines()
    for setting in load(environment={}).settings():
        number = int(setting.source.split(":")[1])
        assert lines[number - 1].startswith(setting.key.split(".")[1])


def test_every_default_is_explained() -> None:
    for line in DEFAULTS.read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            assert "#" in line, line


def test_each_source_is_stronger_than_the_one_before() -> None:
    Path("docproc.toml").write_text("[limits]\npages = 10\nmegabytes = 10\nmegapixels = 10\n")
    environment = {"DOCPROC_LIMITS__MEGABYTES": "20", "DOCPROC_LIMITS__MEGAPIXELS": "20"}
    configuration = load(environment=environment, overrides={"limits.megapixels": "30"})
    limits = configuration.limits
    assert (limits.pages, limits.megabytes, limits.megapixels) == (10, 20, 30)
    assert source(configuration, "limits.pages") == "docproc.toml:2"
    assert source(configuration, "limits.megabytes") == "DOCPROC_LIMITS__MEGABYTES"
    assert source(configuration, "limits.megapixels") == "command line"
    assert source(configuration, "limits.page_seconds").startswith("default.toml:")


def test_a_named_file_takes_the_place_of_the_one_in_the_folder(tmp_path: Path) -> None:
    Path("docproc.toml").write_text("[limits]\npages = 10\n")
    named = tmp_path / "other.toml"
    named.write_text("[limits]\nmegabytes = 7\n")
    for configuration in (load(named, environment={}), load(environment={"DOCPROC_CONFIG": str(named)})):
        assert (configuration.limits.pages, configuration.limits.megabytes) == (500, 7)
        assert source(configuration, "limits.megabytes") == f"{named}:2"


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("ocr.engin", "ocr.engine"),
        ("limit.pages", "limits.pages"),
        ("pages", "limits.pages"),
        ("watch.settle", "watch.settle_seconds"),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(key: str, nearest: str) -> None:
    with pytest.raises(ConfigurationError, match=f"unknown setting {key} .*did you mean {nearest}"):
        load(environment={}, overrides={key: "1"})


def test_an_unknown_key_in_a_file_names_its_line() -> None:
    Path("docproc.toml").write_text("[limits]\npages = 10\npagse = 11\n")
    with pytest.raises(ConfigurationError, match=r"limits\.pagse \(docproc\.toml:3\).*limits\.pages"):
        load(environment={})


@pytest.mark.parametrize("name", ["DOCPROC_LIMITS_PAGES", "DOCPROC_PAGES", "DOCPROC_LIMITS__PAGSE"])
def test_an_unknown_variable(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        load(environment={name: "10"})


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("limits.pages", "many"),
        ("limits.pages", "0"),
        ("limits.pages", "1.5"),
        ("limits.pages", "true"),
        ("limits.page_seconds", "-1"),
        ("ocr.engine", "abbyy"),
        ("messages.language", "fr"),
        ("review.below", "60"),
        ("watch.ignore", "*.tmp"),
        ("logging.level", "LOUD"),
    ],
)
def test_a_value_of_the_wrong_kind_or_out_of_range(key: str, text: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{key} = .*command line"):
        load(environment={}, overrides={key: text})


@pytest.mark.parametrize(
    "content", ["[limits\npages = 1", "pages = 1", "limits = 1", '[limits]\npages = "10"', "\xff"]
)
def test_a_file_that_is_wrong(content: str) -> None:
    Path("docproc.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"docproc\.toml"):
        load(environment={})


def test_a_named_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"missing\.toml"):
        load(tmp_path / "missing.toml", environment={})


def test_a_file_with_a_byte_order_mark_and_inline_tables() -> None:
    Path("docproc.toml").write_bytes(b"\xef\xbb\xbf# ours\nlimits = {pages = 9}\nocr.workers = 2\n")
    configuration = load(environment={})
    assert (configuration.limits.pages, configuration.ocr.workers) == (9, 2)
    assert source(configuration, "limits.pages") == "docproc.toml:2"
    assert source(configuration, "ocr.workers") == "docproc.toml:3"


def test_relative_paths_count_from_where_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "ours.toml").write_text('[store]\npath = "kho.sqlite3"\n[watch]\ninbox = "~/den"\n')
    configuration = load(folder / "ours.toml", environment={}, overrides={"watch.failed": "loi"})
    assert configuration.store.path == folder / "kho.sqlite3"
    assert configuration.watch.inbox == Path.home() / "den"
    assert configuration.watch.failed == Path("loi")
    assert configuration.watch.processed is None


def test_lists_from_text() -> None:
    configuration = load(environment={"DOCPROC_WATCH__IGNORE": '["*.bak"]'})
    assert configuration.watch.ignore == ["*.bak"]


def test_the_digest_follows_what_bears_on_results() -> None:
    digest = load(environment={}).digest
    for key, text in (("messages.language", "en"), ("ocr.workers", "3"), ("store.path", "x")):
        assert load(environment={}, overrides={key: text}).digest == digest
    for key, text in (("limits.pages", "3"), ("ocr.engine", "pytesseract"), ("review.below", "0.5")):
        assert load(environment={}, overrides={key: text}).digest != digest


def test_the_defaults_are_those_of_the_main_road() -> None:
    configuration = load(environment={})
    settings = configuration.pipeline()
    assert settings.understanding.digest == configuration.digest
    undigested = replace(settings, understanding=UnderstandingSettings())
    assert undigested == PipelineSettings()


def test_settings_reach_the_main_road() -> None:
    overrides = {
        "ocr.dpi": "200",
        "imaging.seals": "false",
        "limits.pages": "3",
        "limits.text_megabytes": "1",
    }
    settings = load(environment={}, overrides=overrides).pipeline()
    assert (settings.reading.dpi, settings.reading.imaging.seals) == (200.0, False)
    assert (settings.limits.pages, settings.limits.text_megabytes) == (3, 1)


def test_defaults_hold_no_key_that_no_section_has() -> None:
    tables = tomllib.loads(DEFAULTS.read_text("utf-8"))
    dumped = load(environment={}).model_dump()
    assert {section: set(table) for section, table in tables.items()} == {
        section: set(values) for section, values in dumped.items()
    }
