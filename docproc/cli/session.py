"""What all commands of one call share: the settings, read when first asked for, and the language."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from docproc.cli.messages import Messages
from docproc.errors import ConfigurationError

if TYPE_CHECKING:
    import typer

    from docproc.config import Configuration


@dataclass(frozen=True)
class Session:
    """The options that stand before the command: a settings file, and single settings."""

    file: Path | None
    settings: tuple[str, ...]

    @cached_property
    def configuration(self) -> Configuration:
        """The settings in force; raises :class:`ConfigurationError`."""
        from docproc.config import load

        overrides = {}
        for setting in self.settings:
            key, equals, value = setting.partition("=")
            if not equals:
                raise ConfigurationError(f"--set {setting}: expected section.key=value")
            overrides[key.strip()] = value.strip()
        configuration = load(self.file, overrides=overrides)
        logging.getLogger().setLevel(configuration.logging.level)
        return configuration

    @cached_property
    def messages(self) -> Messages:
        """What clerks read, in the language of the settings."""
        return Messages(self.configuration.messages.language)


def session(context: typer.Context) -> Session:
    """The session of a command's context."""
    found = context.find_object(Session)
    if found is None:
        raise ConfigurationError("a command was called without a session")
    return found
