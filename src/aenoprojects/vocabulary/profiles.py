"""Profiles: a fund's vocabulary, with its rounds and the phrases of its pages, as a package of its own."""

from __future__ import annotations

from os import PathLike, fspath

from aenoprojects.errors import FormatError, OptionError, PluginError
from aenoprojects.plugins import PROFILES, Plugin, imported, installed, manual, named, titled
from aenoprojects.vocabulary import Vocabulary

_MANUAL = "how-to/publish-a-profile.md"


def profiles() -> tuple[Plugin, ...]:
    """Return every installed profile, sorted by name; nothing is imported.

    >>> [one.name for one in profiles() if one.own]
    []
    """
    return installed(PROFILES, Plugin, "profile")


def profile(name: str, *, base: Vocabulary | None = None) -> Vocabulary:
    """Return the vocabulary of an installed profile.

    Args:
        name: its name, or "module:NAME" for one that no distribution announces.
        base: what it adds to; None for the package's own words.

    Raises:
        OptionError: no profile of that name is installed; the message lists what is.
        PluginError: it cannot be imported, or is no vocabulary; the message names whom to ask.

    >>> profile("province")
    Traceback (most recent call last):
    ...
    aenoprojects.errors.OptionError: no profile 'province' is installed; there are: none
    """
    plugin = named(PROFILES, Plugin, "profile", name, OptionError)
    found = imported(plugin, "profile", PluginError)
    title = titled(plugin, "profile")
    if not isinstance(found, str | PathLike):
        kind = type(found).__name__
        raise PluginError(f"{title} is no profile: it is not the path of a TOML file but {kind}; see {manual(_MANUAL)}")
    try:
        return (base or Vocabulary.default()).extended(fspath(found))
    except FormatError as error:
        raise PluginError(f"{title} is no profile: {error}") from error
