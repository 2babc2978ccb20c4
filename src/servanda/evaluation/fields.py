"""How well the fields of matched pairs agree: one row for each field that is scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from servanda.evaluation.label import Label
from servanda.evaluation.matching import Pair
from servanda.evaluation.tally import Found, Right, Tally

__all__ = ["ROWS", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """A field of one kind. ``items`` gives what is compared; ``as_bag``: scored by F1 over all items of all pairs."""

    name: str
    kind: str
    items: Callable[[Label], Iterable[Hashable]]
    as_bag: bool = False

    def tally(self, pairs: Sequence[Pair]) -> Tally:
        """The counts over ``pairs`` of this row's kind."""
        return sum((self._bag(*pair) for pair in pairs), Found()) if self.as_bag else self._share(pairs)

    def agrees(self, gold: Label, predicted: Label) -> bool:
        """Whether a pair has the same value, order aside."""
        return Counter(self.items(gold)) == Counter(self.items(predicted))

    def _bag(self, gold: Label, predicted: Label) -> Found:
        wanted, found = Counter(self.items(gold)), Counter(self.items(predicted))
        return Found(wanted.total(), found.total(), (wanted & found).total())

    def _share(self, pairs: Sequence[Pair]) -> Right:
        values = Counter[Hashable](self._one(gold) for gold, _ in pairs)
        return Right(sum(self._one(gold) == self._one(found) for gold, found in pairs), len(pairs), values)

    def _one(self, label: Label) -> Hashable:
        return tuple(self.items(label))


def _value(name: str) -> Callable[[Label], Iterable[Hashable]]:
    return lambda label: (label.value(name),)


def _set(name: str) -> Callable[[Label], Iterable[Hashable]]:
    """Codes as a set: order and repetition do not count."""
    return lambda label: (frozenset(label.values(name)),)


def _area(label: Label) -> Iterable[Hashable]:
    return (next(iter(label.values("areas")), None),)


def _areas(label: Label) -> Iterable[Hashable]:
    return label.values("areas")[:3]


def _period(label: Label) -> Iterable[Hashable]:
    """Start and end together; no item where the label gives neither."""
    period = label.fields.get("period") or {}
    start, end = period.get("start"), period.get("end")
    return [(start, end)] if start or end else []


def _amounts(label: Label) -> Iterable[Hashable]:
    return [(float(quantity["value"]),) for quantity in label.fields.get("quantities") or ()]


def _bounded_amounts(label: Label) -> Iterable[Hashable]:
    return [(float(each["value"]), each.get("bound")) for each in label.fields.get("quantities") or ()]


ROWS = (
    Row("actors", "commitment", _set("actors")),
    Row("force", "commitment", _value("force")),
    Row("action", "commitment", _value("action")),
    Row("beneficiaries (F1 of codes)", "commitment", lambda label: label.values("beneficiaries"), as_bag=True),
    Row("area, first", "commitment", _area),
    Row("areas (F1, three at most)", "commitment", _areas, as_bag=True),
    Row("period (F1 of start and end)", "commitment", _period, as_bag=True),
    Row("quantities (F1 of value)", "commitment", _amounts, as_bag=True),
    Row("quantities (F1 of value and bound)", "commitment", _bounded_amounts, as_bag=True),
    Row("polarity", "position", _value("polarity")),
    Row("position holders", "position", _set("holders")),
    Row("instrument type", "instrument", _value("type")),
    Row("instrument stage", "instrument", _value("stage")),
    Row("event date", "event", _value("date")),
)
"""Every field that is scored, in the order of the report."""
