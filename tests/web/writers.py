"""What a writer in a process of its own does; it is forked, with texts that were read before."""

from __future__ import annotations

from django.db import connection
from tests.web.texts import KEEPER, NOW, filed

from servanda.errors import ConflictError
from servanda.records.ruling import Action
from servanda.web.register import models
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.viewing import Viewer

__all__ = ["THREE", "rule_all", "write_all"]

THREE = tuple(
    f"Title: Talks {n}\nDate: 2025-07-0{n}\n\nPeru will provide {n}0 boats to Ecuador by 2027.\n" for n in (1, 2, 3)
)


def write_all(number: int) -> list[str]:
    """File the same three texts as everybody else, each beginning elsewhere; what became of them."""
    order = [(number + place) % 3 for place in range(3)]
    told = [filed(THREE[place], f"talks-{place}").outcome for place in order]
    connection.close()
    return told


def rule_all(number: int) -> list[str]:
    """Confirm everything as it was before anybody did."""
    viewer = Viewer(f"writer {number}", KEEPER.everywhere, {}, None, None)
    told = []
    for ref in models.Statement.objects.order_by("pk").values_list("ref", flat=True):
        try:
            rule(Order(ref, Action.CONFIRM, "", 0, {}), viewer, NOW)
            told.append("ruled")
        except ConflictError:
            told.append("conflict")
    connection.close()
    return told
