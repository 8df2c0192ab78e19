"""The built wheel holds everything: it works in a new environment, far from the checkout."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "-w", str(out), str(ROOT)], check=True, capture_output=True)
    return next(out.glob("docintel-*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; only the dependencies are lent by the one of the tests."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    scheme = sysconfig.get_preferred_scheme("prefix")
    packages = Path(sysconfig.get_path("purelib", scheme, {"base": str(home)}))
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target"]
    subprocess.run([*install, str(packages), str(wheel)], check=True, capture_output=True)
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()))
    return home / "bin" / "python"


def _run(python: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "DOCINTEL_HOME": str(home / "d")}
    return subprocess.run(
        [str(python), *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
    )


def test_the_wheel_carries_pages_migrations_and_samples_under_our_own_name(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"docintel", next(top for top in tops if top.endswith(".dist-info"))}
    for part in ("ui/", "migrations/versions/", "samples/labels.jsonl", "doctypes/", "pipelines/"):
        assert any(name.startswith(f"docintel/{part}") for name in names), part


def test_the_installed_wheel_processes_its_own_sample(python: Path, tmp_path: Path) -> None:
    where = "import docintel; print(docintel.__path__[0], end='')"
    package = _run(python, tmp_path, "-c", where).stdout
    assert not Path(package).is_relative_to(ROOT)
    label = json.loads((Path(package) / "samples" / "labels.jsonl").read_text().splitlines()[0])
    sample = Path(package) / "samples" / label.get("pdf", label.get("image"))
    run = _run(python, tmp_path, "-m", "docintel", "process", str(sample), "--json")
    assert run.returncode == 0, run.stderr
    record = json.loads(run.stdout)
    assert record["type"]["name"] == label["type"]
    assert record["fields"]
