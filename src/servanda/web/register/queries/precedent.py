"""Where a wording, or one close to it, stood before.

Close means: most of the asked words, in nearly the same order, within one sentence. The index proposes passages that
hold the rarer words; the order of words decides. Exact uses and close ones are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from django.db.models import Q

from servanda.records import Code, PartialDate, Standing
from servanda.records.level import Level
from servanda.records.precedent import Precedent, Use
from servanda.web.register import models
from servanda.web.register.projection import values
from servanda.web.register.queries import matching
from servanda.web.register.queries.entries import day
from servanda.web.register.queries.searching import hits
from servanda.web.register.viewing import Viewer, visible
from servanda.web.register.words import Phrase, folded, terms

__all__ = ["AGREED", "precedent"]

AGREED = (Standing.AGREED,)
NEAR = 0.6
"""Share of the asked words, in order, from which a sentence is close: "mutual respect, equality and mutual benefit" is
still found where a text has "equality, mutual respect and mutual benefit"."""
PROPOSED = 400
_SENTENCE = re.compile(r"[^.;!?。；！？]+(?:[.;!?。；！？]+(?=\S)[^.;!?。；！？]+)*[.;!?。；！？]*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SMALL = frozenset(
    terms("the a an of in and to on for or by with as at from that this its their all any will shall be is")
)


def precedent(
    viewer: Viewer, phrase: str, *, standings: Sequence[Standing] = AGREED, mechanism: str | None = None
) -> Precedent:
    """Uses of ``phrase`` in texts of these standings (empty: any), oldest first."""
    asked = terms(phrase)
    if not asked:
        return Precedent(phrase, ())
    rare = [Phrase((term,)) for term in dict.fromkeys(asked) if term not in _SMALL] or [Phrase((asked[0],))]
    exact = matching.best(viewer, [Phrase(tuple(asked))], limit=PROPOSED)
    near = matching.best(viewer, rare, every=False, limit=matching.CANDIDATES)[:PROPOSED]
    rows = [
        row
        for row in hits(list(dict.fromkeys([*exact, *near])))
        if (not standings or Standing(row.standing) in standings) and (mechanism is None or _code(row) == mechanism)
    ]
    rows.sort(key=lambda row: (row.text.date, row.text_id, row.ordinal))
    compared = _compared([use for row in rows for use in _uses(row, phrase, asked)])
    uses = _held(viewer, compared, rows)
    return Precedent(phrase, uses, _absent(viewer, uses, standings), _gone(uses))


def _code(row: models.Passage) -> str:
    return row.mechanism.code if row.mechanism else ""


def _uses(row: models.Passage, phrase: str, asked: list[str]) -> Iterator[Use]:
    """The sentence of the passage that is nearest to the phrase, if it is near enough."""
    plain = " ".join(folded(phrase).split())
    found = [(_likeness(asked, terms(one)), one.strip()) for one in _SENTENCE.findall(row.words) if one.strip()]
    likeness, sentence = max(found, default=(0.0, ""))
    exact = plain in " ".join(folded(row.words).split())
    if likeness < NEAR and not exact:
        return
    yield Use(
        text=row.text.key,
        title=row.text.title or row.text.key,
        date=day(row.text.date),
        paragraph=row.label,
        language=row.language,
        standing=Standing(row.standing),
        level=Level.of_width(row.level),
        sentence=sentence or row.words,
        exact=exact,
        likeness=1.0 if exact else round(likeness, 3),
        meeting=row.text.meeting.key if row.text.meeting else None,
    )


def _likeness(asked: list[str], held: list[str]) -> float:
    """The share of the asked words that stand in ``held``: the mean of those in order and those anywhere."""
    wanted = [term for term in asked if term not in _SMALL] or asked
    there = [term for term in held if term not in _SMALL] or held
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in blocks)
    anywhere = len(set(wanted) & set(there))
    # Half for order: an enumeration that was turned round is the same wording.
    return (in_order / len(wanted) + anywhere / len(set(wanted))) / 2


def _compared(uses: Sequence[Use]) -> list[Use]:
    """Each use with what differs from the one before."""
    pairs = zip([None, *uses], uses, strict=False)
    return [replace(use, changed=_changes(before.sentence, use.sentence) if before else ()) for before, use in pairs]


def _changes(before: str, now: str) -> tuple[tuple[str, str], ...]:
    one, other = _WORD.findall(before), _WORD.findall(now)
    codes = SequenceMatcher(None, [folded(w) for w in one], [folded(w) for w in other], autojunk=False).get_opcodes()
    return tuple((" ".join(one[a:b]), " ".join(other[c:d])) for what, a, b, c, d in codes if what != "equal")


def _held(viewer: Viewer, uses: Sequence[Use], rows: Sequence[models.Passage]) -> tuple[Use, ...]:
    """Each use with the statements in its sentence and who holds them."""
    versions = {row.text.key: row.version_id for row in rows}
    held: dict[str, list[models.Statement]] = {}
    used = {use.text for use in uses}
    places = {row.ordinal for row in rows if row.text.key in used}
    inside = [number for key, number in versions.items() if key in used]
    found = models.Statement.objects.filter(visible(viewer), version__in=inside, paragraph__in=places, current=True)
    for row in found.exclude(state__in=["rejected", "replaced"]).select_related("text").order_by("start"):
        held.setdefault(row.text.key, []).append(row)
    return tuple(_with(use, [row for row in held.get(use.text, ()) if row.quote in use.sentence]) for use in uses)


def _with(use: Use, rows: Sequence[models.Statement]) -> Use:
    codes = [code for row in rows for code in _codes(row)]
    return replace(use, holders=tuple(dict.fromkeys(codes)), statements=tuple(row.ref for row in rows))


def _codes(row: models.Statement) -> list[Code]:
    holders = values(row).get("holders")
    return [Code(str(code)) for code in holders] if isinstance(holders, list | tuple) else []


def _absent(
    viewer: Viewer, uses: Sequence[Use], standings: Sequence[Standing]
) -> tuple[tuple[str, PartialDate | None], ...]:
    """Later texts of the formats in which it was used, after its last use there: it was not reiterated."""
    keys = [use.text for use in uses]
    used = models.Text.objects.filter(visible(viewer), key__in=keys, meeting__format__isnull=False)
    last: dict[int, str] = {}
    for number, date in used.values_list("meeting__format", "date"):
        last[number] = max(last.get(number, ""), date)
    later = Q(pk__in=[])
    for number, date in last.items():
        later |= Q(meeting__format=number, date__gt=date)
    rows = models.Text.objects.filter(visible(viewer), later).exclude(key__in=keys)
    if standings:
        rows = rows.filter(standing__in=[standing.value for standing in standings])
    return tuple((row.title or row.key, day(row.date)) for row in rows.order_by("date", "pk"))


def _gone(uses: Sequence[Use]) -> tuple[Code, ...]:
    """Who held it before and not in the latest use that is a statement of somebody."""
    held = [use.holders for use in uses if use.holders]
    if not held:
        return ()
    return tuple(dict.fromkeys(code for codes in held[:-1] for code in codes if code not in held[-1]))
