"""The command line. Only the command that is asked for is imported, so `--help` answers at once."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from docintel import __version__
from docintel.cli.visible import visible
from docintel.errors import ConfigError, DocintelError

#: Where each command lives, and what `docintel --help` says of it.
COMMANDS = {
    "demo": ("docintel.cli.demo:demo", "Process the samples and show what was found."),
    "process": ("docintel.cli.process:process", "Process files and folders."),
    "list": ("docintel.cli.list:list_documents", "List stored documents."),
    "show": ("docintel.cli.show:show", "Show one document."),
    "explain": ("docintel.cli.explain:explain", "Show what moved the models towards a value."),
    "split": ("docintel.cli.split:split", "Cut a file into the documents that it holds."),
    "join": ("docintel.cli.join:join", "Make one document of a file again."),
    "search": ("docintel.cli.search:search", "Find documents by what is written in them."),
    "export": ("docintel.cli.export:export_documents", "Write documents as tables, text, PDF ..."),
    "evaluate": ("docintel.cli.evaluate:evaluate", "Measure a pipeline against labelled files."),
    "train": ("docintel.cli.train:train", "Teach a type of your own, or make the models anew."),
    "vendors": ("docintel.cli.vendors:vendors", "Keep the list of known business partners."),
    "serve": ("docintel.cli.serve:serve", "Open the pages, with a worker beside them."),
    "worker": ("docintel.cli.worker:worker", "Process what waits, until stopped."),
    "doctor": ("docintel.cli.doctor:doctor", "Look for what is missing on this machine."),
    "db": ("docintel.cli.db:db", "Upgrade the database, or look at its state."),
}
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 all well, 1 a document failed, 2 wrong usage or configuration."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no check mark gets a question mark, not an error.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # What supervisors send is as good as Ctrl-C: workers are stopped, documents given back.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command and tell its exit code; every error becomes one line on stderr."""
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    try:
        app = _assemble(wanted)
        code = app([*arguments] or ["--help"], prog_name="docintel", standalone_mode=False)
        sys.stdout.flush()
        return code or 0
    except (typer.Abort, KeyboardInterrupt):
        return _say("stopped", _INTERRUPTED)
    except BrokenPipeError:
        return _hush()
    except Exception as error:
        if os.environ.get("DOCINTEL_DEBUG") == "1":
            raise
        return _explain(error, wanted)


def _explain(error: Exception, command: str | None) -> int:
    if isinstance(error, DocintelError):
        return _say(str(error), 2 if isinstance(error, ConfigError) else 1)
    # Typer's usage errors; it keeps their class to itself.
    if hasattr(error, "format_message"):
        of = f"{command} " if command in COMMANDS else ""
        hint = f"(`docintel {of}--help` shows what there is)"
        return _say(f"{error.format_message()} {hint}", 2)
    return _say(f"unexpected {type(error).__name__}: {error}; DOCINTEL_DEBUG=1 shows where", 1)


def _say(message: str, code: int) -> int:
    typer.echo(f"docintel: {visible(' '.join(message.split()))}", err=True)
    return code


def _hush() -> int:
    """The reader, such as `head`, has enough; without this Python complains again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _assemble(wanted: str | None) -> typer.Typer:
    """The application: the wanted command as it is, of the others no more than their help."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_docintel)
    for name, (path, text) in COMMANDS.items():
        if name != wanted:
            app.command(name, help=text)(_elsewhere)
            continue
        module, _, attribute = path.partition(":")
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name, help=text)
        else:
            app.command(name)(command)
    return app


def _docintel(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Document understanding: from an uploaded file to a checked record with its evidence."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


def _elsewhere() -> None:
    """Stands in for a command that this call does not need."""
