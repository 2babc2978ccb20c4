"""The one transaction in which anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import OperationalError, transaction

from servanda.errors import BusyError
from servanda.web.register import models

__all__ = ["writing"]


@contextmanager
def writing() -> Iterator[models.Head]:
    """A transaction that holds the end of the chain: writers go one after the other on either database.

    Raises:
        BusyError: if another writer holds it for longer than we wait.
    """
    try:
        with transaction.atomic():
            head = models.Head.objects.select_for_update().get_or_create(pk=1)[0]
            head.stamp = uuid4()
            head.save(update_fields=["stamp"])
            yield head
    except OperationalError as error:
        raise BusyError(remedy="Try again in a moment") from error
