"""Every setting, from the weakest source to the strongest, and where each value comes from.

``default.toml`` < ``docproc.toml`` < ``DOCPROC_SECTION__KEY`` < command line. ``default.toml`` stands
beside this file, is complete, and says what each setting means. A key that nobody knows is an error:
a setting with a slip in its name would be silently without effect.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from docproc.errors import ConfigurationError
from docproc.setting_sources import (
    Layer,
    from_settings_file,
    from_texts,
    from_variables,
    read_file,
    unknown_key,
)

if TYPE_CHECKING:
    from docproc.pipeline import PipelineSettings

DEFAULTS = Path(__file__).with_name("default.toml")


Count = Annotated[int, Field(ge=1)]
CountOrNone = Annotated[int, Field(ge=0)]
Seconds = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
FilePath = Annotated[Path, Field(strict=False), AfterValidator(Path.expanduser)]
OptionalPath = Annotated[FilePath | None, BeforeValidator(lambda value: None if value == "" else value)]


class Section(BaseModel):
    """Base of all sections: frozen, and strict about keys and types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class LimitsSection(Section):
    """What a file may cost."""

    pages: Count
    megabytes: Count
    megapixels: Count
    text_megabytes: Count
    page_seconds: Seconds
    file_seconds: Seconds
    worker_megabytes: Annotated[int, Field(ge=200)]


class OcrSection(Section):
    """How pages are read."""

    engine: Literal["tesserocr", "pytesseract"]
    language: Annotated[str, Field(min_length=1)]
    dpi: Annotated[float, Field(ge=70, le=1200)]
    workers: CountOrNone


class ImagingSection(Section):
    """How the picture of a page is prepared."""

    edges: bool
    seals: bool
    light: bool
    noise: bool
    orientation: bool
    skew: bool
    rules: bool
    least_dpi: Annotated[float, Field(ge=70, le=600)]


class ReviewSection(Section):
    """What a person should look at."""

    below: Share


class StoreSection(Section):
    """Where the catalog is."""

    path: FilePath


class WatchSection(Section):
    """How a folder is watched."""

    inbox: OptionalPath
    processed: OptionalPath
    failed: OptionalPath
    settle_seconds: Seconds
    poll_seconds: Seconds
    retries: CountOrNone
    retry_seconds: Seconds
    ignore: list[str]


class MessagesSection(Section):
    """What clerks read."""

    language: Literal["vi", "en"]


class LoggingSection(Section):
    """What is logged."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One value in force; ``source`` is ``file:line``, the name of a variable, or ``command line``."""

    key: str
    value: Any
    source: str


class Configuration(Section):
    """All settings in force, by section; ``sources`` tells by ``section.key`` where each comes from."""

    limits: LimitsSection
    ocr: OcrSection
    imaging: ImagingSection
    review: ReviewSection
    store: StoreSection
    watch: WatchSection
    messages: MessagesSection
    logging: LoggingSection
    sources: Annotated[dict[str, str], Field(exclude=True)]

    def settings(self) -> list[Setting]:
        """All values in force, in the order of ``default.toml``."""
        return [
            Setting(f"{section}.{key}", value, self.sources[f"{section}.{key}"])
            for section, values in self.model_dump(mode="json").items()
            for key, value in values.items()
        ]

    @property
    def digest(self) -> str:
        """Identifies the settings that bear on results; goes into each directive's provenance."""
        bearing = self.model_dump(mode="json", include=BEARING, exclude={"ocr": {"workers"}})
        return hashlib.sha256(json.dumps(bearing, sort_keys=True).encode()).hexdigest()

    def pipeline(self) -> PipelineSettings:
        """The settings as the main road takes them."""
        from docproc.imaging import ImagingSettings
        from docproc.intake import Limits
        from docproc.pipeline import PipelineSettings
        from docproc.reading import ReadingSettings
        from docproc.understanding import UnderstandingSettings

        limits = self.limits
        return PipelineSettings(
            limits=Limits(limits.pages, limits.megabytes, limits.megapixels, limits.text_megabytes),
            reading=ReadingSettings(
                engine=self.ocr.engine,
                language=self.ocr.language,
                dpi=self.ocr.dpi,
                imaging=ImagingSettings(**self.imaging.model_dump()),
            ),
            understanding=UnderstandingSettings(review_below=self.review.below, digest=self.digest),
            workers=self.ocr.workers,
            page_seconds=limits.page_seconds,
            file_seconds=limits.file_seconds,
            worker_megabytes=limits.worker_megabytes,
        )


BEARING = {"limits", "ocr", "imaging", "review"}


def load(
    file: Path | None = None,
    *,
    overrides: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Configuration:
    """The settings in force.

    ``file`` takes the place of ``docproc.toml``, and must exist; ``overrides`` are ``section.key`` and
    value from the command line. Raises :class:`ConfigurationError` for an unknown key, a value of the
    wrong type or out of range, or a file that cannot be read.
    """
    environment = os.environ if environment is None else environment
    merged = read_file(DEFAULTS)
    known = dict(merged)
    for layer in (
        from_settings_file(file, environment),
        from_texts(from_variables(environment), known),
        from_texts(((key, text, "command line") for key, text in (overrides or {}).items()), known),
    ):
        for key, (_, source) in layer.items():
            if key not in known:
                raise unknown_key(key, source, known)
        merged |= layer
    return _validated(merged)


def _validated(merged: Layer) -> Configuration:
    nested: dict[str, Any] = {"sources": {key: source for key, (_, source) in merged.items()}}
    for key, (value, _) in merged.items():
        section, name = key.split(".", 1)
        nested.setdefault(section, {})[name] = value
    try:
        return Configuration.model_validate(nested)
    except ValidationError as error:
        problems = [_problem(details["loc"], details["msg"], merged) for details in error.errors()]
        raise ConfigurationError("; ".join(problems)) from None


def _problem(place: tuple[int | str, ...], message: str, merged: Layer) -> str:
    key = ".".join(map(str, place[:2]))
    value, source = merged[key]
    return f"{key} = {value!r} ({source}): {message}"
