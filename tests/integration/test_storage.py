"""What is stored comes back whole, is claimed by one worker, and is found; on both databases."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlalchemy.orm import Session

from docintel.core.document import Document
from docintel.core.filing import Note, Status
from docintel.errors import DatabaseError, NotFoundError
from docintel.services.clock import now
from docintel.storage import documents, pages, queue, results, runs, search
from docintel.storage.database import Database
from docintel.storage.documents import NewDocument
from tests.unit.strategies import documents as any_documents

REUSED = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def add(session: Session, name: str = "a.pdf", created: dt.datetime | None = None) -> str:
    id = uuid.uuid4().hex
    documents.add(session, NewDocument(id, id * 2, name, name, 3, "text/plain"), created or now())
    session.flush()
    return id


@pytest.fixture
def stored(database: Database) -> str:
    with database.write() as session:
        return add(session)


class TestResults:
    @REUSED
    @given(any_documents())
    def test_a_document_comes_back_as_it_was_stored(
        self, database: Database, document: Document
    ) -> None:
        with database.write() as session:
            document = replace(document, id=add(session))
            run = runs.start(session, document.id, "fake@1", now())
            for page in document.pages:
                pages.add(session, run, page, None)
            results.add(session, run, document)
            runs.finish(session, run, document, (), now())
        with database.read() as session:
            assert results.load(session, document.id, run) == document

    def test_a_text_that_no_database_can_hold_is_cleaned(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            run = runs.start(session, stored, "fake@1", now())
            document = Document(stored, summary="a\0b\ud800")
            runs.finish(session, run, document, (), now())
        with database.read() as session:
            assert results.load(session, stored, run).summary == "ab?"

    def test_a_second_run_replaces_what_is_shown_and_keeps_the_first(
        self, database: Database, stored: str
    ) -> None:
        for summary in ("first", "second"):
            with database.write() as session:
                run = runs.start(session, stored, f"{summary}@1", now())
                runs.finish(session, run, Document(stored, summary=summary), (), now())
        with database.read() as session:
            shown = runs.shown(session, stored)
            assert shown is not None
            assert results.load(session, stored, shown).summary == "second"
            second, first = runs.history(session, stored)
            assert (first.pipeline, second.pipeline) == ("first@1", "second@1")
            assert results.load(session, stored, first.id).summary == "first"

    def test_what_was_found_is_shown_until_the_next_run_is_finished(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            first = runs.start(session, stored, "first@1", now())
            assert runs.shown(session, stored) == first
            runs.finish(session, first, Document(stored), (), now())
            second = runs.start(session, stored, "second@1", now())
            assert runs.shown(session, stored) == first
            runs.fail(session, second, Note("damaged_file", "cut off"), now())
            assert runs.shown(session, stored) == second

    def test_reasons_come_with_the_document(self, database: Database, stored: str) -> None:
        reasons = (Note("check_failed", "1 + 1 is not 3"),)
        with database.write() as session:
            run = runs.start(session, stored, "fake@1", now())
            runs.finish(session, run, Document(stored), reasons, now())
        with database.read() as session:
            assert documents.get(session, stored).status is Status.REVIEW
            assert documents.find(session, Status.REVIEW)[0].reasons == reasons


class TestDocuments:
    def test_the_same_content_cannot_be_filed_twice(self, database: Database) -> None:
        with pytest.raises(IntegrityError), database.write() as session:
            for id in ("1" * 32, "2" * 32):
                documents.add(session, NewDocument(id, "f" * 64, "a", "a", 3, ""), now())

    def test_a_document_is_found_by_the_beginning_of_its_id(
        self, database: Database, stored: str
    ) -> None:
        with database.read() as session:
            assert documents.complete_id(session, stored[:6].upper()) == stored

    @pytest.mark.parametrize("beginning", ["", "%", "_", "nothing", "'; --"])
    def test_an_id_that_is_none_is_said_to_be_none(
        self, database: Database, stored: str, beginning: str
    ) -> None:
        with database.read() as session, pytest.raises(NotFoundError, match="docintel list"):
            documents.complete_id(session, beginning)

    def test_a_beginning_of_several_ids_asks_for_more(self, database: Database) -> None:
        with database.write() as session:
            for id in ("ab1", "ab2"):
                documents.add(session, NewDocument(id, id, "a", "a", 3, ""), now())
        with database.read() as session, pytest.raises(NotFoundError, match="type more"):
            documents.complete_id(session, "ab")

    def test_a_list_shows_the_newest_first_and_what_is_asked_for(self, database: Database) -> None:
        with database.write() as session:
            for day in (1, 3, 2):
                add(session, f"{day}.pdf", dt.datetime(2026, 1, day, tzinfo=dt.UTC))
        with database.read() as session:
            found = documents.find(session, limit=2)
            assert [filing.name for filing in found] == ["3.pdf", "2.pdf"]
            assert documents.find(session, Status.DONE) == []
            assert documents.count_by_status(session) == {Status.QUEUED: 3}

    def test_times_come_back_with_their_zone(self, database: Database) -> None:
        zone = dt.timezone(dt.timedelta(hours=5))
        moment = dt.datetime(2026, 1, 1, 3, tzinfo=zone)
        with database.write() as session:
            id = add(session, created=moment)
        with database.read() as session:
            assert documents.get(session, id).created == moment


def test_an_error_of_the_database_shows_no_text_of_a_document(database: Database) -> None:
    with pytest.raises((DatabaseError, ProgrammingError)) as caught, database.write() as session:
        session.execute(
            sa.text("SELECT nothing FROM nowhere WHERE a = :secret"), {"secret": "Tea Ltd"}
        )
    assert "Tea Ltd" not in f"{caught.value} {caught.value.__cause__}"


class TestQueue:
    def test_the_document_that_waits_longest_comes_first(self, database: Database) -> None:
        with database.write() as session:
            ids = [add(session, created=now() - dt.timedelta(minutes=m)) for m in (1, 3, 2)]
        claimed = []
        for _ in range(4):
            with database.write() as session:
                claimed.append(queue.claim_oldest(session, now()))
        assert claimed == [ids[1], ids[2], ids[0], None]

    def test_no_two_workers_get_the_same_document(self, database: Database) -> None:
        with database.write() as session:
            ids = {add(session) for _ in range(20)}

        def take_all(_: int) -> list[str]:
            taken: list[str] = []
            while True:
                with database.write() as session:
                    id = queue.claim_oldest(session, now())
                if id is None:
                    return taken
                taken.append(id)

        with ThreadPoolExecutor(4) as workers:
            taken = [id for ids in workers.map(take_all, range(4)) for id in ids]
        assert len(taken) == len(set(taken))
        assert set(taken) == ids

    def test_a_document_at_work_is_not_claimed_again(self, database: Database, stored: str) -> None:
        with database.write() as session:
            assert queue.claim(session, stored, now())
        with database.write() as session:
            assert not queue.claim(session, stored, now())
            assert queue.release_abandoned(session, now()) == []

    def test_a_document_at_work_is_not_queued_again(self, database: Database, stored: str) -> None:
        with database.write() as session:
            queue.claim(session, stored, now())
            queue.add(session, stored, now())
            assert documents.get(session, stored).status is Status.RUNNING

    def test_what_went_wrong_before_is_forgotten_when_it_is_tried_again(
        self, database: Database, stored: str
    ) -> None:
        for try_again in (queue.claim, queue.add):
            with database.write() as session:
                run = runs.start(session, stored, "fake@1", now())
                runs.fail(session, run, Note("damaged_file", "cut off"), now())
                try_again(session, stored, now())
                assert documents.get(session, stored).error is None

    def test_a_document_that_is_queued_again_waits_behind_the_others(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            other = add(session)
            queue.add(session, stored, now() + dt.timedelta(seconds=1))
            assert queue.claim_oldest(session, now()) == other

    def test_what_a_dead_worker_left_is_queued_after_its_lease(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            queue.claim(session, stored, now())
            runs.start(session, stored, "fake@1", now())
        later = now() + queue.LEASE + dt.timedelta(seconds=1)
        with database.write() as session:
            assert queue.release_abandoned(session, later) == [stored]
            assert [run.status for run in runs.history(session, stored)] == [runs.DIED]
            assert queue.claim_oldest(session, later) == stored

    def test_the_death_of_one_worker_ends_no_run_of_another(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            other = add(session)
            for id in (stored, other):
                queue.claim(session, id, now())
                runs.start(session, id, "fake@1", now())
            queue.bury(session, stored, now())
            assert [run.status for run in runs.history(session, stored)] == [runs.DIED]
            assert [run.status for run in runs.history(session, other)] == ["running"]

    def test_a_heartbeat_keeps_a_document_claimed(self, database: Database, stored: str) -> None:
        with database.write() as session:
            queue.claim(session, stored, now())
        later = now() + queue.LEASE + dt.timedelta(seconds=1)
        with database.write() as session:
            queue.beat(session, stored, later)
            assert queue.release_abandoned(session, later) == []

    def test_a_document_that_kills_its_workers_is_given_up(
        self, database: Database, stored: str
    ) -> None:
        moment = now()
        for _ in range(queue.MAX_DEATHS):
            moment += queue.LEASE * 2
            with database.write() as session:
                queue.release_abandoned(session, moment)
                assert queue.claim_oldest(session, moment) == stored
                runs.start(session, stored, "fake@1", moment)
        with database.write() as session:
            queue.release_abandoned(session, moment + queue.LEASE * 2)
            filing = documents.get(session, stored)
        assert filing.status is Status.FAILED
        assert filing.error == queue.WORKER_DIED

    def test_a_released_document_keeps_its_place(self, database: Database) -> None:
        with database.write() as session:
            first = add(session, created=now() - dt.timedelta(minutes=2))
            add(session)
            queue.claim(session, first, now())
            queue.release(session, first, now())
            assert queue.claim_oldest(session, now()) == first


class TestSearch:
    def test_a_page_is_found_by_the_beginning_of_all_words(
        self, database: Database, stored: str
    ) -> None:
        with database.write() as session:
            search.replace(session, stored, [(1, "Müller & Söhne"), (2, "Rechnung 4711")])
        with database.read() as session:
            assert [hit.page for hit in search.find(session, "MULLER sohn")] == [1]
            assert [hit.page for hit in search.find(session, "rechn")] == [2]
            assert search.find(session, "müller rechnung") == []

    @pytest.mark.parametrize("query", ["1.234,56", "1234.56", "1,234.56"])
    def test_an_amount_is_found_in_any_notation(
        self, database: Database, stored: str, query: str
    ) -> None:
        with database.write() as session:
            search.replace(session, stored, [(1, "Total 1,234.56 EUR"), (2, "page 1 of 56")])
        with database.read() as session:
            assert [hit.page for hit in search.find(session, query)] == [1]

    def test_an_identifier_is_found_by_its_parts(self, database: Database, stored: str) -> None:
        with database.write() as session:
            search.replace(session, stored, [(1, "RE-2024/001")])
        with database.read() as session:
            assert search.find(session, "2024/00")
            assert search.find(session, "RE-2024")
            assert not search.find(session, "2024/002")

    def test_the_newest_document_comes_first_and_its_pages_in_order(
        self, database: Database
    ) -> None:
        with database.write() as session:
            ids = [add(session, created=now() - dt.timedelta(days=age)) for age in (2, 1, 3)]
            for id in ids:
                search.replace(session, id, [(2, "tea"), (1, "tea")])
        with database.read() as session:
            found = [(hit.document_id, hit.page) for hit in search.find(session, "tea")]
            assert found == [(ids[at], page) for at in (1, 0, 2) for page in (1, 2)]
            assert len(search.find(session, "tea", limit=4)) == 4

    def test_the_snippet_marks_what_was_found(self, database: Database, stored: str) -> None:
        text = "x " * 200 + "the total\nis 5" + " y" * 200
        with database.write() as session:
            search.replace(session, stored, [(3, text)])
        with database.read() as session:
            [hit] = search.find(session, "total")
        assert [piece.text for piece in hit.snippet if piece.found] == ["total"]
        shown = "".join(piece.text for piece in hit.snippet)
        assert shown.startswith("…x x")
        assert "the total is 5 y" in shown
        assert len(shown) < 200

    def test_what_is_replaced_is_found_no_more(self, database: Database, stored: str) -> None:
        for text in ("old", "new"):
            with database.write() as session:
                search.replace(session, stored, [(1, text)])
        with database.read() as session:
            assert search.find(session, "old") == []
            assert len(search.find(session, "new")) == 1

    @pytest.mark.parametrize(
        ("query", "pages"),
        [
            *((marks, []) for marks in ("", '"', "'", "*", "-", "(", "\\", "\0", "%", ":*", "&|!")),
            *(
                (query, [1])
                for query in ("a:b", "a & | !b", "b* (a", "'a' \"b", "a\0b", "-b", "b%")
            ),
            *((query, [2]) for query in ("a OR", "near(", "AND", "a NOT near")),
            ("a", [1, 2]),
            ("a OR c", []),
        ],
    )
    def test_marks_and_words_of_query_languages_are_only_marks_and_words(
        self, database: Database, stored: str, query: str, pages: list[int]
    ) -> None:
        with database.write() as session:
            search.replace(session, stored, [(1, "a b"), (2, "a or near and not")])
        with database.read() as session:
            assert [hit.page for hit in search.find(session, query)] == pages

    @REUSED
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    def test_a_text_is_found_by_itself(self, database: Database, text: str) -> None:
        with database.write() as session:
            id = add(session)
            search.replace(session, id, [(1, text)])
        with database.read() as session:
            found = {hit.document_id for hit in search.find(session, text, limit=10_000)}
        assert id in found or not any(char.isalnum() for char in text)
