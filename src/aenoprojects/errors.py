"""The errors that a caller can meet; bad data on a page is never one of them, but a `Diagnostic`."""


class AenoprojectsError(Exception):
    """Root of every error this package raises on purpose: its message says what, where and what to do."""


class SourceError(AenoprojectsError):
    """A source could not be opened, fetched or recognised (a folder, a PDF, a missing file ...)."""


class FormatError(AenoprojectsError, ValueError):
    """A file that should be one of our own formats, or a vocabulary file, is damaged or foreign."""


class UnknownFormatError(AenoprojectsError, LookupError):
    """No exporter of this name is installed; the message lists those that are."""


class OptionError(AenoprojectsError, ValueError):
    """An option's name or value is not one the exporter (or the call) knows."""


class ExporterError(AenoprojectsError):
    """An exporter could not be loaded, or failed while it wrote; the message names its distribution."""


class PluginError(AenoprojectsError):
    """A profile or a check of another package could not be loaded, or failed; the message names its distribution."""


class TargetError(AenoprojectsError):
    """The file to write to cannot be written: no such folder, no permission, no room."""


class HarvestError(AenoprojectsError):
    """The machines of a harvest fail: no worker can be started, or the scheduler does not answer."""


class NoMatchWarning(UserWarning):
    """A value to select by fits no project of the document: perhaps a slip."""


class MunicipalityError(AenoprojectsError, LookupError):
    """A name is not in the register of municipalities, or stands for more than one."""
