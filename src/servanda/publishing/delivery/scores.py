"""The scores of a window as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.score_words import (
    APPLIES,
    METHOD,
    SAYS,
    SCORE,
    alpha_words,
    mean_words,
    share_words,
)
from servanda.records.scoring import Agreement, Mean, ScoreRow, ScoreSheet

__all__ = ["agreement_table", "score_blocks"]

SELECTED = ("Id", "Commitment", "Why selected", "Guideline", "Scored for")
BY_PARTY = ("Party", "Mean", "Percentage", "n")
AGREED = ("What", "Scale", "Alpha", "n", "Assessors")
REMARK = ("Id", "Of", "Version", "By", "Comment")


def score_blocks(sheet: ScoreSheet, identified: Agreement | None = None, *, depth: int = 1) -> Iterator[Block]:
    """Scores by commitment and by party, agreement, selection, comments, corrections, method.

    ``depth`` is that of the title: 2 within a review.
    """
    window = sheet.round
    yield Heading(depth, SAYS["title"].format(mechanism=sheet.mechanism, cycle=window.cycle, window=window.window))
    days = {"start": window.start, "end": window.end, "until": window.comments_until}
    said = [SAYS["window"].format(**days)]
    said += [] if window.out else [SAYS["not_out"].format(**days)]
    said += [] if sheet.whole else [SAYS["some"]]
    yield Paragraph(" ".join(said))
    yield _scores(sheet)
    if sheet.whole:
        yield _by_party(sheet)
        agreed = [*sheet.agreement, *([identified] if identified else [])]
        yield from _section(depth, "Agreement", agreement_table(agreed))
    chosen = Table("selection", SELECTED, [_chosen(row) for row in sheet.rows])
    yield from _section(depth, "Selected commitments", chosen)
    yield from _section(depth, "Comments", Table("comments", REMARK, _remarks(sheet)))
    yield from _section(depth, "Corrections", Table("corrections", ("Id", "Of", "What changed"), _corrections(sheet)))
    yield Heading(depth + 1, "How it is scored")
    yield Paragraph(points=METHOD)


def _section(depth: int, title: str, table: Table) -> Iterator[Block]:
    yield Heading(depth + 1, title)
    yield table if table.rows else Paragraph(SAYS["nothing"])


def agreement_table(held: Sequence[Agreement]) -> Table:
    """Alpha with n."""
    return Table("agreement", AGREED, [(a.of, a.scale, alpha_words(a), str(a.n), str(a.coders)) for a in held])


def _scores(sheet: ScoreSheet) -> Table:
    together = any("" in row.selection.parties for row in sheet.rows)
    columns = [*sheet.parties, *([""] if together else [])]
    heads = tuple(party or SAYS["together"] for party in columns)
    means = ("Mean", "Percentage", "n") if sheet.whole else ()
    rows = [
        (
            row.selection.ref,
            _short(row.selection.quote),
            *(_cell(row, party) for party in columns),
            *(_figures(row.mean) if sheet.whole else ()),
        )
        for row in sheet.rows
    ]
    return Table("scores", ("Id", "Commitment", *heads, *means), rows)


def _cell(row: ScoreRow, party: str) -> str:
    if party not in row.selection.parties:
        return ""
    return SCORE[row.scores[party].score] if party in row.scores else SAYS["open"]


def _by_party(sheet: ScoreSheet) -> Table:
    rows = [(party, *_figures(sheet.of(party))) for party in sheet.parties]
    return Table("scores by party", BY_PARTY, [*rows, (SAYS["everything"], *_figures(sheet.mean))])


def _figures(held: Mean) -> tuple[str, str, str]:
    return mean_words(held), share_words(held), str(held.n)


def _chosen(row: ScoreRow) -> tuple[str, ...]:
    one = row.selection
    whom = APPLIES[one.applies].format(parties=", ".join(one.parties))
    return (one.ref, " ".join(one.quote.split()), one.reason, one.guideline, whom)


def _remarks(sheet: ScoreSheet) -> list[tuple[str, ...]]:
    return [
        (one.ref, one.of or SAYS["together"], str(one.version), one.party, f"{one.words} ({one.at.date()})")
        for one in sheet.remarks
    ]


def _corrections(sheet: ScoreSheet) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for row in sheet.rows:
        for one in row.earlier:
            now = row.scores[one.party]
            held = [*(each for each in row.earlier if each.party == one.party), now]
            later = next(each for each in held if each.version == one.version + 1)
            words = SAYS["earlier"].format(
                version=one.version, score=SCORE[one.score], later=SCORE[later.score], reason=later.reason
            )
            found.append((one.ref, one.party or SAYS["together"], words))
    return found


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 90 else f"{plain[:89]}…"
