"""Every error that docintel raises on purpose.

* DocintelError
  - InputError                the file itself is at fault; running again cannot help
    + EmptyFileError          it has no bytes
    + UnsupportedTypeError    its content is of no type that can be read
    + DamagedFileError        it is cut off or broken beyond repair
    + NoPagesError            it opens but holds no page
    + PasswordRequiredError   it is encrypted and no password was given
    + WrongPasswordError      it is encrypted and the given password does not open it
    + FileTooLargeError       more bytes than the limit
    + TooManyPagesError       more pages than the limit
    + ImageTooLargeError      more pixels than the limit, or none at all
    + TimedOutError           opening it took longer than the limit
    + OutOfMemoryError        opening it took more memory than the limit
  - ConfigError               the operator must change the configuration
    + UnknownNameError        no stage, engine, pipeline or document type of that name
    + BadOptionError          an option that the stage or engine does not have
    + StageOrderError         a stage reads what no earlier stage writes
    + MissingProgramError     a system program or optional package is not installed
    + DatabaseError           the database cannot be reached or has another schema
    + StorageError            a file cannot be kept, such as on a full disk
    + CutError                a file cannot be cut there, or is not cut at all
  - NotFoundError             no stored document matches
  - EngineError               a model or library failed on one page or document
"""

from __future__ import annotations

from typing import ClassVar


class DocintelError(Exception):
    """Base of all errors raised on purpose; the message says what to do."""

    code: ClassVar[str] = "error"


class InputError(DocintelError):
    """The file cannot be processed as it is."""

    code = "input"


class EmptyFileError(InputError):
    """The file has no bytes."""

    code = "empty_file"


class UnsupportedTypeError(InputError):
    """The content is of no type that docintel reads."""

    code = "unsupported_type"


class DamagedFileError(InputError):
    """The file is cut off or broken."""

    code = "damaged_file"


class NoPagesError(InputError):
    """The file opens but holds no page."""

    code = "no_pages"


class PasswordRequiredError(InputError):
    """The file is encrypted and no password was given."""

    code = "password_required"


class WrongPasswordError(InputError):
    """The given password does not open the file."""

    code = "wrong_password"


class FileTooLargeError(InputError):
    """The file has more bytes than the limit."""

    code = "file_too_large"


class TooManyPagesError(InputError):
    """The file has more pages than the limit."""

    code = "too_many_pages"


class ImageTooLargeError(InputError):
    """A picture has more pixels than the limit, or none."""

    code = "image_too_large"


class TimedOutError(InputError):
    """Opening the file took longer than the limit."""

    code = "timed_out"


class OutOfMemoryError(InputError):
    """Opening the file took more memory than the limit."""

    code = "out_of_memory"


class ConfigError(DocintelError):
    """The configuration is wrong; nothing was processed."""

    code = "config"


class UnknownNameError(ConfigError):
    """The name is not in the catalog."""

    code = "unknown_name"


class BadOptionError(ConfigError):
    """The stage or engine has no such option."""

    code = "bad_option"


class StageOrderError(ConfigError):
    """A stage reads a result that no earlier stage writes."""

    code = "stage_order"


class MissingProgramError(ConfigError):
    """A system program or an optional package is not installed."""

    code = "missing_program"


class DatabaseError(ConfigError):
    """The database cannot be reached or has another schema."""

    code = "database"


class StorageError(ConfigError):
    """A file cannot be kept, such as on a full disk."""

    code = "storage"


class CutError(ConfigError):
    """The file cannot be cut there, or is not cut at all."""

    code = "cut"


class NotFoundError(DocintelError):
    """No stored document matches."""

    code = "not_found"


class EngineError(DocintelError):
    """A model or library failed on one page or document."""

    code = "engine_failed"
