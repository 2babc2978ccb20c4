"""Texts made up for the benchmarks: statements of every kind, their words drawn by lot, one reading a pattern."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from functools import cache
from io import BytesIO

import servanda
from servanda.documents import load
from servanda.records import Reading
from servanda.web.register.services.filing import Matter

__all__ = ["PATTERNS", "matter", "numbered", "source"]

PATTERNS = 24
PARTIES = ("China", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")
AREAS = tuple(
    "water management/rail transport/customs/solar energy/natural gas/public health/archaeology/vocational training/"
    "space research/visa matters/border trade/grain storage/tourism/road transport/digital trade/"
    "school exchanges".split("/")
)
PLACES = ("西安", "阿拉木图", "塔什干", "Алматы", "Ташкент", "Chengdu", "Astana")
POINTS = (
    "{a} will provide {n} training places in {x} to {b} by {y}.",
    "The Parties agreed to establish a joint commission on {x} and to open an office of it in {p}.",
    "{a} intends to build {n} stations for {x} in {b} before the end of {y}.",
    "The Parties reaffirmed their firm support for wider exchanges in {x}, and oppose unilateral measures in {z}.",
    "{a} called on all countries to share experience in {x} and {z}.",
    "The Parties noted that the volume of cooperation in {x} grew by {m} per cent.",
    "{a} and {b} shall conclude an agreement on {x} by {y}.",
    "The Parties welcomed the forum on {x} held in {p}.",
    "{a} is ready to invest {n} million US dollars in {x} in {b}.",
    "The Parties will continue consultations on {x}, on {z} and on the river basins that {a} and {b} share with each "
    "other, so that the schools, farms and towns along them have water in dry years as well as in wet ones.",
)
_SPOT = "00000"


@cache
def source(pattern: int, points: int = 105) -> str:
    """About 2,000 words; another pattern has other points."""
    chance = random.Random(pattern)
    lines = [f"{number}. {_point(chance)}" for number in range(1, points + 1)]
    return "\n\n".join([f"Title: Talks {_SPOT}", f"Record {_SPOT} of the talks in {PLACES[pattern % 7]}.", *lines])


def _point(chance: random.Random) -> str:
    (a, b), (x, z) = chance.sample(PARTIES, 2), chance.sample(AREAS, 2)
    number, year, place = chance.randrange(2, 900), chance.randrange(2020, 2036), chance.choice(PLACES)
    return chance.choice(POINTS).format(a=a, b=b, x=x, z=z, n=number, m=number % 40, y=year, p=place)


def numbered(words: str, number: int) -> str:
    """Words of a pattern as they stand in text ``number``: as long, so that every span stays where it was."""
    return words.replace(_SPOT, f"{number:05d}")


@cache
def _reading(pattern: int) -> Reading:
    return servanda.read(load(BytesIO(source(pattern).encode()), name="talks"))


def matter(number: int, day: dt.date | None = None) -> Matter:
    """Text ``number``, read; those of one pattern differ in digits alone, so that each pattern is read once."""
    day = day or dt.date(2000, 1, 1) + dt.timedelta(days=number * 7 % 9000)
    words = numbered(source(number % PATTERNS), number)
    data = words.replace("\n", f"\nDate: {day}\n", 1).encode()
    document = load(BytesIO(data), name=f"talks-{number:05d}")
    return Matter(data, document, replace(_reading(number % PATTERNS), document=document))
