from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.tracing.marks import marks

SAME = [
    ("3,000 training places", "3 000 учебных мест", "三千个培训名额", {("number", "3000")}),
    ("1.5 billion yuan", "1,5 млрд юаней", "15亿元", {("number", "1500000000")}),
    ("on 5 May 2024", "5 мая 2024 года", "2024年5月5日", {("date", "2024-05-05")}),
    ("China and Kazakhstan", "Китая и Казахстана", "中国和哈萨克斯坦", {("name", "CN"), ("name", "KZ")}),
    ("by 2027", "до 2027 года", "2027年前", {("date", "2027")}),
    ("grew by 12%", "выросла на 12 %", "增长12%", {("number", "12%")}),
]


@pytest.mark.parametrize(("english", "russian", "chinese", "wanted"), SAME)
def test_versions_have_the_same_marks(english: str, russian: str, chinese: str, wanted: set[tuple[str, str]]) -> None:
    for words in (english, russian, chinese):
        assert {(mark.kind, mark.value) for mark in marks(words)} == wanted


@pytest.mark.parametrize("words", ["give us time", "шоссе построено", "если можно", "一一介绍"])
def test_words_that_only_look_like_names_or_numbers(words: str) -> None:
    assert marks(words) == ()


@given(st.text(max_size=120))
def test_marks_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for mark in marks(text):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end
