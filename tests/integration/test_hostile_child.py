"""Whatever becomes of the child, its parent goes on and says what happened to the page."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docintel.core.file_type import FileType
from docintel.core.limits import Limits
from docintel.engines.opening import process
from docintel.engines.opening.process import Child
from docintel.engines.opening.request import OpenRequest
from docintel.engines.sandbox import SandboxedFile
from docintel.errors import DamagedFileError, EngineError, TimedOutError
from tests.integration.opening import open_bytes
from tests.integration.raw_pdf import endless_forms, pages_pdf

_EVIL = Path(__file__).with_name("evil_child.py")
_QUICK = Limits(seconds_per_page=1)


def _behave(monkeypatch: pytest.MonkeyPatch, behaviour: str, *more: str) -> None:
    monkeypatch.setattr(process, "_PROGRAM", (sys.executable, str(_EVIL), behaviour, *more))


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("segmentation fault", "damaged_file"),
        ("killed by the system", "out_of_memory"),
        ("ends", "damaged_file"),
        ("hangs", "timed_out"),
        ("dribbles", "timed_out"),
        ("sends noise", "damaged_file"),
        ("sends no JSON", "damaged_file"),
        ("sends another page", "damaged_file"),
        ("sends too few pixels", "damaged_file"),
        ("sends no pixels", "damaged_file"),
    ],
)
def test_a_lost_child_costs_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str, code: str
) -> None:
    _behave(monkeypatch, behaviour)
    opened = open_bytes(tmp_path, b"%PDF-", limits=_QUICK)
    assert opened.codes == [None, code, None]
    assert [image is None for _, image in opened.drawn] == [False, True, False]


def test_a_page_that_a_fresh_child_can_draw_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _behave(monkeypatch, "segmentation fault once")
    assert open_bytes(tmp_path, b"%PDF-", limits=_QUICK).codes == [None, None, None]


def test_a_page_that_hung_once_is_not_waited_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _behave(monkeypatch, "hangs once")
    assert open_bytes(tmp_path, b"%PDF-", limits=_QUICK).codes == [None, "timed_out", None]


def test_lost_pages_with_good_ones_between_do_not_end_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _behave(monkeypatch, "ends now and then")
    assert open_bytes(tmp_path, b"%PDF-").codes == [None, "damaged_file"] * 4


def test_a_refusal_is_a_sentence_however_long_the_child_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _behave(monkeypatch, "refuses with a book")
    with pytest.raises(DamagedFileError) as caught:
        open_bytes(tmp_path, b"%PDF-")
    assert len(str(caught.value)) <= 500


def test_a_program_that_the_child_started_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _behave(monkeypatch, "leaves a program once", str(pipe))
        assert open_bytes(tmp_path, b"%PDF-").codes == [None, None, None]
        ended = select.poll()
        ended.register(reading, 0)
        # The end of a pipe is seen when nobody holds it open any more.
        assert [event for _, event in ended.poll(20_000)] == [select.POLLHUP]
    finally:
        os.close(reading)


def test_a_child_that_does_not_start_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_PROGRAM", (sys.executable, "-c", ""))
    with pytest.raises(EngineError, match="did not start"):
        open_bytes(tmp_path, b"%PDF-")


def test_the_child_inherits_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    program = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    monkeypatch.setattr(process, "_PROGRAM", (sys.executable, "-c", program))
    monkeypatch.setenv("DOCINTEL_DATABASE_URL", "postgresql://user:secret@host/base")
    with pytest.raises(EngineError):
        open_bytes(tmp_path, b"%PDF-")
    assert "PATH" in seen.read_text()
    assert "secret" not in seen.read_text()


def test_a_page_that_hangs_costs_only_itself(tmp_path: Path) -> None:
    contents = [b"0 0 9 9 re f", b"/F Do", b"0 0 9 9 re f"]
    content = pages_pdf(contents, b"/XObject<</F 9 0 R>>", endless_forms(9))
    assert open_bytes(tmp_path, content, limits=_QUICK).codes == [None, "timed_out", None]


def test_after_three_lost_pages_the_rest_is_not_tried(tmp_path: Path) -> None:
    content = pages_pdf([b"/F Do"] * 20, b"/XObject<</F 43 0 R>>", endless_forms(43))
    start = time.monotonic()
    opened = open_bytes(tmp_path, content, limits=_QUICK)
    assert time.monotonic() - start < 15
    assert opened.codes == ["timed_out"] * 3 + ["damaged_file"] * 17
    assert "not tried" in opened.drawn[-1][0].failures[0].message


def test_a_child_that_nobody_watches_ends_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(pages_pdf([b"/F Do"], b"/XObject<</F 5 0 R>>", endless_forms(5)))
    child = Child(OpenRequest(str(path), FileType.PDF, None, 200, "pymupdf", _QUICK))
    try:
        child.receive()
        time.sleep(5)
        start = time.monotonic()
        with pytest.raises(TimedOutError):
            child.receive()
        assert time.monotonic() - start < 3
    finally:
        child.close()


def test_no_process_is_left_when_the_reader_stops_early(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_bytes(pages_pdf([b"0 0 9 9 re f"] * 50))
    before = _children()
    with SandboxedFile().open(path, None, Limits()) as opened:
        next(opened.pages())
        assert _children() > before
    assert _children() == before


def _children() -> set[str]:
    """The processes that this one has started, as Linux lists them."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("needs Linux with /proc/.../children")
    return set(listed.read_text().split())


def test_what_the_libraries_print_is_not_seen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    open_bytes(tmp_path, pages_pdf([b"BT /Nope 12 Tf (x) Tj ]]>> ET Q Q Q"]))
    assert capfd.readouterr() == ("", "")


def test_a_child_whose_parent_stops_before_it_asks_ends_quietly() -> None:
    done = subprocess.run(process._PROGRAM, input=b"\0\0", capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
