"""Process a stored file once more, and show it with the documents that it holds."""

from __future__ import annotations

from docintel.app import App
from docintel.cli.batch_run import Order, run_batch
from docintel.cli.console import print_json, results
from docintel.cli.tables import documents_table
from docintel.core.filing import Filing, Status


def process_again(app: App, order: Order, as_json: bool) -> int:
    """The exit code: 1 where it failed."""
    run_batch(app, order, lambda _: None)
    filings = [app.query.filing(filing.id) for filing in order.filings]
    family = [one for filing in filings for one in with_parts(app, filing)]
    if as_json:
        for one in family:
            print_json(app.query.record(one.id))
    else:
        results().print(documents_table(family))
    return 1 if any(one.status is Status.FAILED for one in family) else 0


def with_parts(app: App, filing: Filing) -> list[Filing]:
    """A document, and behind it those of its file."""
    return [filing, *(app.query.filing(part.id) for part in filing.parts)]
