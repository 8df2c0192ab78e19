"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, the same answers on both."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from docintel.core.hit import Hit, Piece
from docintel.storage.folding import fold_term, search_words, terms
from docintel.storage.tables import SearchTextRow

_AROUND = 60
_MATCHES = {
    "sqlite": "t.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :query)",
    "postgresql": "search_vector(t.words) @@ CAST(:query AS tsquery)",
}


def replace(session: Session, document_id: str, texts: Iterable[tuple[int, str]]) -> None:
    """Put these (page, text) pairs where the document was found before."""
    session.execute(delete(SearchTextRow).where(SearchTextRow.document_id == document_id))
    session.add_all(
        SearchTextRow(document_id=document_id, page=page, text=text, words=search_words(text))
        for page, text in texts
        if text
    )


def find(session: Session, query: str, limit: int = 50) -> list[Hit]:
    """Pages that hold every word of the query or a longer one; the newest document first.

    No input breaks it: what is neither letter nor digit only separates words.
    """
    wanted = [fold_term(query[start:end]) for start, end in terms(query)]
    wanted = [term for term in wanted if term[0]]
    if not wanted:
        return []
    dialect = session.get_bind().dialect.name
    statement = text(
        "SELECT t.document_id, d.name, t.page, t.text FROM search_texts t"
        f" JOIN documents d ON d.id = t.document_id WHERE {_MATCHES[dialect]}"
        " ORDER BY d.created DESC, d.id, t.page LIMIT :limit"
    )
    rows = session.execute(statement, {"query": _expression(wanted, dialect), "limit": limit})
    starts = tuple(word for joined, parts in wanted for word in (joined, *parts))
    return [Hit(row.document_id, row.name, row.page, _snippet(row.text, starts)) for row in rows]


def _expression(wanted: list[tuple[str, list[str]]], dialect: str) -> str:
    """The query in the database's own language; the words hold letters and digits only."""
    if dialect == "sqlite":
        return _join(wanted, " AND ", " OR ", '"{}"', '"{}"*')
    return _join(wanted, " & ", " | ", "'{}'", "'{}':*")


def _join(
    wanted: list[tuple[str, list[str]]], both: str, either: str, whole: str, start: str
) -> str:
    """Each term as a word that begins with it, or as its parts of which only the last is open."""
    terms = []
    for joined, parts in wanted:
        term = start.format(joined)
        if parts:
            pieces = [*(whole.format(part) for part in parts[:-1]), start.format(parts[-1])]
            term = f"({term}{either}({both.join(pieces)}))"
        terms.append(term)
    return both.join(terms)


def _snippet(text: str, starts: tuple[str, ...]) -> tuple[Piece, ...]:
    """The first place that matches, with some text around it and every match in it marked."""
    spans = [span for span in terms(text) if _matches(text[slice(*span)], starts)]
    at = spans[0][0] if spans else 0
    left, right = max(at - _AROUND, 0), min(at + 2 * _AROUND, len(text))
    pieces: list[Piece] = [Piece("…", False)] if left else []
    for start, end in spans:
        if start >= right:
            break
        pieces += [Piece(_flat(text[left:start]), False), Piece(_flat(text[start:end]), True)]
        left = end
    pieces.append(Piece(_flat(text[left:right]) + ("…" if right < len(text) else ""), False))
    return tuple(piece for piece in pieces if piece.text)


def _matches(term: str, starts: tuple[str, ...]) -> bool:
    joined, parts = fold_term(term)
    return any(word.startswith(starts) for word in (joined, *parts))


def _flat(text: str) -> str:
    return text.replace("\n", " ")
