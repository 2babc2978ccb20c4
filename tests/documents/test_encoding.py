"""Which character set bytes are in."""

from __future__ import annotations

import pytest

from servanda.documents.encoding import decode
from servanda.errors import UnreadableError

FRENCH = "Les ministres se sont félicités de la coopération ; « l’énergie » reste prioritaire."
RUSSIAN = "Министры договорились провести следующую встречу в столице и одобрили план действий."
CHINESE = "双方同意加强合作，并于明年举行下一次会议。各方将继续支持地区和平。"


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_warning(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="t") == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "windows-1252"), (RUSSIAN, "windows-1251"), (CHINESE, "gb18030"), (FRENCH, "utf-16-le")],
)
def test_others_are_guessed_with_a_warning(text: str, encoding: str) -> None:
    found, warnings = decode(text.encode(encoding), name="t")
    assert found == text
    assert encoding in warnings[0]


def test_a_declared_set_needs_no_warning() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), name="t", declared="koi8-r") == (RUSSIAN, ())


@pytest.mark.parametrize("declared", ["utf-9", "hex", "ascii", "undefined"])
def test_a_declared_set_that_is_none_or_wrong_is_passed_over(declared: str) -> None:
    found, warnings = decode(RUSSIAN.encode("windows-1251"), name="t", declared=declared)
    assert found == RUSSIAN
    assert warnings


def test_one_bad_byte_is_replaced_with_a_warning() -> None:
    found, warnings = decode(RUSSIAN.encode() + b"\xff", name="t")
    assert found == RUSSIAN + "\ufffd"
    assert f"byte {len(RUSSIAN.encode())}" in warnings[0]


@pytest.mark.parametrize("data", [b"abc\x00\x01\x02def", b"\xff\xfe\x00\xd8\x00", b"caf\x81"])
def test_bytes_that_are_no_text_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data, name="t")
    assert "byte" in str(caught.value)
