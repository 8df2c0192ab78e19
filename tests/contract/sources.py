"""The project's own source files, and what each of them imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "docintel"


@dataclass(frozen=True)
class Import:
    """One imported module; `lazy` when the statement stands inside a function."""

    name: str
    lazy: bool


def source_files() -> list[Path]:
    """Every Python file that ships, but for the samples' own generator."""
    return sorted([*PACKAGE.rglob("*.py"), *(ROOT / "ui").rglob("*.py")])


def module_name(path: Path) -> str:
    """`docintel.core.page` for docintel/core/page.py, `docintel.ui.main` for ui/main.py."""
    relative = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT)
    parts = relative.with_suffix("").parts
    return ".".join(("docintel", *(part for part in parts if part != "__init__")))


def part_of(module: str) -> str:
    """`core` for docintel.core.page; empty for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def imports(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, lazy in _walk(tree, lazy=False):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the full name of what you import"
            yield from (Import(f"{node.module}.{alias.name}", lazy) for alias in node.names)


def _walk(node: ast.AST, lazy: bool) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        inside = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield child, inside
        yield from _walk(child, inside)
