"""The command line keeps what it promises: records on stdout, one-line errors, exit codes."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pymupdf
import pytest
from jsonschema import Draft202012Validator

from samples.making import broken
from tests.unit.test_record import SCHEMA

T = TypeVar("T")
LOCKED = Path(__file__).parents[2] / "samples" / "broken" / "locked.pdf"

# Reads what the file itself says, without a model: fast, and real.
_PIPELINE = """
[source]
use = "file"
dpi = 72

[[page]]
use = "read_text"
engine = { use = "tesseract" }
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def quick(tmp_path: Path) -> str:
    path = tmp_path / "quick.toml"
    path.write_text(_PIPELINE)
    return str(path)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A PDF of one page that says `Dear Ms Weaver`."""
    return _pdf(tmp_path / "in" / "letter.pdf", "Dear Ms Weaver")


def _pdf(path: Path, text: str) -> Path:
    pdf: Any = pymupdf.open()
    pdf.new_page(width=300, height=200).insert_text((50, 100), text)
    path.parent.mkdir(exist_ok=True)
    pdf.save(path)
    return path


def _environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOCINTEL_")}
    return {**kept, "DOCINTEL_HOME": str(home), **more}


def docintel(home: Path, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docintel", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=_environment(home, **more),
        timeout=120,
        check=False,
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The objects on stdout, each checked against the schema; nothing else may be there."""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for record in found:
        assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(record)] == []
    return found


def test_help_answers_at_once_and_names_every_command(home: Path) -> None:
    docintel(home, "--help")
    start = _cpu_seconds_of_children()
    done = docintel(home, "--help")
    seconds = _cpu_seconds_of_children() - start
    assert done.returncode == 0
    for command in ("demo", "process", "list", "show", "search", "export", "doctor", "db"):
        assert f" {command} " in done.stdout
    # A second is the promise; slow machines get two, busy ones are no counter-example.
    assert seconds < 2


def _cpu_seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_document_goes_all_the_way(home: Path, quick: str, letter: Path, tmp_path: Path) -> None:
    done = docintel(home, "process", letter, "--pipeline", quick, "--json")
    assert done.returncode == 0
    [record] = records(done)
    assert (record["status"], record["name"], record["path"]) == ("done", "letter.pdf", str(letter))
    assert [word["text"] for word in record["pages"][0]["words"]] == ["Dear", "Ms", "Weaver"]

    id = record["id"][:6]
    assert records(docintel(home, "list", "--json")) == [record]
    assert records(docintel(home, "show", id, "--json")) == [record]
    assert "letter.pdf" in docintel(home, "show", id).stdout
    hit = json.loads(docintel(home, "search", "weav", "--json").stdout)
    assert (hit["id"], hit["page"]) == (record["id"], 1)
    out = tmp_path / "out.jsonl"
    done = docintel(home, "export", id, "--format", "jsonl", "--out", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads(out.read_text()) == record


def test_documents_go_to_a_folder_in_formats_that_have_one_a_file(
    home: Path, quick: str, letter: Path, tmp_path: Path
) -> None:
    other: Any = pymupdf.open()
    other.new_page(width=300, height=200).insert_text((50, 100), "Second letter")
    other.save(tmp_path / "other.pdf")
    done = docintel(home, "process", letter, tmp_path / "other.pdf", "--pipeline", quick, "--json")
    ids = [record["id"] for record in records(done)]

    refused = docintel(home, "export", *ids, "--format", "alto")
    assert refused.returncode == 2
    assert "name a folder with --out" in refused.stderr
    folder = tmp_path / "out" / "alto"
    assert docintel(home, "export", *ids, "--format", "alto", "--out", folder).returncode == 0
    assert {path.name for path in folder.iterdir()} == {f"{id}.alto.xml" for id in ids}
    assert docintel(home, "export", *ids, "--format", "csv").stdout.count("\n") == 3


def test_a_searchable_pdf_says_on_stderr_what_nobody_may_expect(
    home: Path, quick: str, letter: Path, tmp_path: Path
) -> None:
    [record] = records(docintel(home, "process", letter, "--pipeline", quick, "--json"))
    out = tmp_path / "out.pdf"
    done = docintel(home, "export", record["id"], "--format", "pdf", "--out", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert "this is the original as it came" in done.stderr
    with pymupdf.open(out) as printed:
        page: Any = printed[0]
        assert page.get_text().split() == ["Dear", "Ms", "Weaver"]


def test_a_file_is_split_by_hand_and_joined_again(home: Path, quick: str, tmp_path: Path) -> None:
    pdf: Any = pymupdf.open()
    for text in ("first", "second", "third"):
        pdf.new_page(width=300, height=200).insert_text((50, 100), text)
    folder = tmp_path / "in"
    folder.mkdir()
    pdf.save(folder / "pack.pdf")
    [whole] = records(docintel(home, "process", folder, "--pipeline", quick, "--json"))
    id, again = whole["id"], ("--pipeline", quick, "--json")

    file, *parts = records(docintel(home, "split", id, "--after", "2", *again))
    assert [part["name"] for part in parts] == ["pack.pdf, pages 1-2", "pack.pdf, page 3"]
    assert [part["id"] for part in file["parts"]] == [part["id"] for part in parts]
    assert records(docintel(home, "list", "--json")) == [file, *parts]
    assert records(docintel(home, "process", folder, *again)) == [file, *parts]
    assert "holds 2 documents: pages 1-2, page 3" in docintel(home, "show", id).stdout
    assert f"Page 3 of file {id}" in docintel(home, "show", parts[1]["id"]).stdout

    assert docintel(home, "split", parts[0]["id"], "--after", "1").returncode == 2
    assert "no pages; write them like 2,5" in docintel(home, "split", id, "--after", "x").stderr
    [joined] = records(docintel(home, "join", id, *again))
    assert records(docintel(home, "list", "--json")) == [joined]
    assert joined["parts"] == []
    assert "withdrawn" in docintel(home, "show", parts[0]["id"]).stdout


def test_an_empty_folder_is_said_to_hold_nothing(home: Path, tmp_path: Path) -> None:
    done = docintel(home, "process", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "no file to read" in done.stdout


def test_one_bad_file_does_not_stop_the_others(home: Path, quick: str, letter: Path) -> None:
    (letter.parent / "empty.pdf").write_text("")
    (letter.parent / "notes.pdf").write_text("plain text")
    done = docintel(home, "process", letter.parent, "--pipeline", quick, "--json")
    found = {record["name"]: record for record in records(done)}
    assert done.returncode == 1
    assert found["letter.pdf"]["status"] == "done"
    assert found["empty.pdf"]["error"]["code"] == "empty_file"
    assert found["notes.pdf"]["error"]["code"] == "unsupported_type"
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens badly")
def test_a_file_that_the_disk_does_not_give_is_named_and_counts_as_failed(
    home: Path, quick: str, letter: Path
) -> None:
    done = docintel(home, "process", "/proc/self/mem", letter, "--pipeline", quick, "--json")
    assert [record["status"] for record in records(done)] == ["done"]
    assert done.returncode == 1
    assert "/proc/self/mem cannot be read" in done.stderr


def test_what_failed_is_tried_again_and_opens_with_its_password(home: Path, quick: str) -> None:
    command = ("process", LOCKED, "--pipeline", quick, "--json")
    done = docintel(home, *command)
    [failed] = records(done)
    assert (done.returncode, failed["error"]["code"]) == (1, "password_required")
    again = docintel(home, *command, "--password", broken.PASSWORD)
    [opened] = records(again)
    assert (again.returncode, opened["id"], opened["status"]) == (0, failed["id"], "done")


def test_a_type_and_letters_of_any_language_arrive_as_they_were_given(
    home: Path, quick: str, tmp_path: Path
) -> None:
    path = _pdf(tmp_path / "in" / "Grüße.pdf", "Dear Ms Weaver")
    done = docintel(home, "process", path, "--pipeline", quick, "--json", "--type", "letter_email")
    [record] = records(done)
    assert (record["type"]["name"], record["name"]) == ("letter_email", "Grüße.pdf")
    assert "Grüße.pdf" in done.stdout


def test_a_list_is_as_long_and_of_the_status_that_was_asked_for(
    home: Path, quick: str, letter: Path
) -> None:
    (letter.parent / "empty.pdf").write_text("")
    docintel(home, "process", letter.parent, "--pipeline", quick)
    [newest] = records(docintel(home, "list", "--json", "--limit", "1"))
    both = records(docintel(home, "list", "--json"))
    assert (len(both), both[0]) == (2, newest)
    [failed] = records(docintel(home, "list", "--json", "--status", "failed"))
    assert failed["name"] == "empty.pdf"


def test_what_was_processed_before_is_shown_and_done_anew_only_when_asked(
    home: Path, quick: str, letter: Path
) -> None:
    command = ("process", letter, "--pipeline", quick, "--json")
    [first] = records(docintel(home, *command))
    [second] = records(docintel(home, *command))
    [third] = records(docintel(home, *command, "--again"))
    assert first == second
    assert third["id"] == first["id"]
    assert third["updated"] > first["updated"]


def test_a_person_sees_a_table_and_lines_of_progress(home: Path, quick: str, letter: Path) -> None:
    done = docintel(home, "process", letter, "--pipeline", quick)
    assert "letter.pdf" in done.stdout
    assert "1 document: 1 done, 0 review, 0 failed" in done.stdout
    assert "[1/1] ✓ done  letter.pdf  1 page" in done.stderr


def test_a_worker_processes_what_waits(home: Path, quick: str) -> None:
    done = docintel(home, "worker", "--pipeline", quick, "--until-empty")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("process", "gone"), "no file or folder gone"),
        (("process", ".", "--pipeline", "none"), "no pipeline named 'none'; known:"),
        (("process",), "Missing argument 'paths'. (`docintel process --help` shows"),
        (("process", ".", "--jobs", "0"), "Invalid value"),
        (("prozess",), "No such command 'prozess'. Did you mean 'process'? (`docintel --help`"),
        (("list", "--status", "lost"), "Invalid value"),
        (("export", "x", "--format", "pdf"), "no document 'x'"),
    ],
)
def test_wrong_usage_is_answered_in_one_line(
    home: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = docintel(home, *arguments)
    assert done.returncode == (1 if arguments[0] == "export" else 2)
    assert done.stdout == ""
    assert done.stderr.startswith("docintel: ")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DOCINTEL_MAX_PAGES", "lots", "DOCINTEL_MAX_PAGES is set to 'lots'"),
        ("DOCINTEL_DATABASE_URL", "mysql://x/y", "use postgresql://"),
        ("DOCINTEL_HOME", "/proc/nowhere", "set DOCINTEL_HOME to a folder"),
    ],
)
def test_a_wrong_setting_is_answered_in_one_line(
    home: Path, name: str, value: str, says: str
) -> None:
    done = docintel(home, "list", **{name: value})
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_debugging_shows_the_traceback(home: Path) -> None:
    assert "Traceback" in docintel(home, "show", "x", DOCINTEL_DEBUG="1").stderr


def test_the_state_of_the_database_is_told_and_mended(home: Path) -> None:
    assert docintel(home, "db", "status").returncode == 2
    assert docintel(home, "db", "upgrade").returncode == 0
    done = docintel(home, "db", "status")
    assert done.returncode == 0
    assert "up to date" in done.stdout


def test_the_doctor_looks_at_all_that_is_needed(home: Path) -> None:
    done = docintel(home, "doctor", "--json")
    found = {json.loads(line)["subject"]: json.loads(line) for line in done.stdout.splitlines()}
    assert found["cv2"]["health"] == "well"
    assert found["database"]["detail"].endswith("made on first use")
    assert found["home folder"]["health"] == "well"
    assert not home.joinpath("docintel.sqlite").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_without_a_traceback_and_queues_the_rest(
    home: Path, quick: str, letter: Path, how: signal.Signals
) -> None:
    for number in range(30):
        _pdf(letter.parent / f"{number}.pdf", f"Number {number}")
    # A shell starts background jobs deaf to Ctrl-C, and these tests may be one.
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = f"{hearing}; from docintel.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "process", letter.parent, "--pipeline", quick],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(home),
        start_new_session=True,
    )
    assert process.stderr is not None
    first = process.stderr.readline()
    assert "[1/31]" in first
    # As Ctrl-C in a terminal does: to every process of the group.
    os.killpg(process.pid, how)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    states = {record["status"] for record in records(docintel(home, "list", "--json"))}
    assert "queued" in states
    assert "running" not in states


def test_a_terminal_that_knows_ascii_only_is_no_error(home: Path) -> None:
    done = docintel(home, "doctor", PYTHONIOENCODING="ascii")
    assert "? docintel" in done.stdout


def test_a_reader_that_has_enough_is_no_error(home: Path, quick: str, letter: Path) -> None:
    docintel(home, "process", letter, "--pipeline", quick)
    command = f"{sys.executable} -m docintel list --json | true"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env=_environment(home), check=False
    )
    assert done.stderr == ""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_server(home: Path, how: signal.Signals) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "docintel", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=_environment(home), stdout=quiet, stderr=quiet)
    worker = _when_there(lambda: _workers_of(server.pid))
    server.send_signal(how)
    server.wait(60)
    assert _when_there(lambda: not Path("/proc", worker).exists())


def _workers_of(pid: int) -> str:
    """The process that the keeper of the worker has started, as Linux lists it."""
    tasks = Path(f"/proc/{pid}/task")
    if not tasks.exists():
        pytest.skip("needs Linux with /proc/.../children")
    return "".join(path.read_text() for path in tasks.glob("*/children")).strip()


def _when_there(look: Callable[[], T]) -> T:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail("it did not come")
