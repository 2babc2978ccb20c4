"""The whole error tree::

    ServandaError
    ├── DocumentError             a source cannot become a Document
    │   ├── UnreadableError       bytes that are no text of the format they claim
    │   ├── EmptyDocumentError    nothing left to read
    │   └── UnsupportedError      a format or language nobody here can read yet
    ├── SpanError                 a span that does not lie within its text
    ├── LexiconError              a vocabulary file that breaks its own rules
    ├── ReadingError              the reader cannot work as installed
    ├── TracingError              texts that cannot be compared as asked
    ├── EvaluationError           labels or texts that cannot be scored
    └── RegisterError             the register cannot do what was asked
        ├── NotFoundError         nothing there that this person may see
        ├── ConflictError         somebody else ruled in between
        ├── RefusedError          this person may not do that
        ├── BusyError             another writer holds the register
        └── BrokenError           what is kept does not fit its digests

Every message names the text, the place and the remedy; the command line prints it as it is and leaves with code 2.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "BrokenError",
    "BusyError",
    "ConflictError",
    "DocumentError",
    "EmptyDocumentError",
    "EvaluationError",
    "LexiconError",
    "NotFoundError",
    "ReadingError",
    "RefusedError",
    "RegisterError",
    "ServandaError",
    "SpanError",
    "TracingError",
    "UnreadableError",
    "UnsupportedError",
]


class ServandaError(Exception):
    """Anything Servanda says went wrong.

    ``source`` names the text or file, ``place`` where in it (a line, a paragraph, a byte), ``remedy`` what to do. With
    ``parts`` message and remedy are templates ("{party} is no member") that a page can show in another language.
    """

    default = "Something went wrong"

    def __init__(
        self,
        message: str | None = None,
        *,
        source: str | None = None,
        place: str | None = None,
        remedy: str | None = None,
        parts: Mapping[str, object] | None = None,
    ) -> None:
        self.templates = (message or self.default, remedy)
        self.parts = parts
        self.message = self.filled(self.templates[0])
        self.source = source
        self.place = place
        self.remedy = self.filled(remedy) if remedy else None
        super().__init__(self.message)

    def filled(self, template: str) -> str:
        """``template``, or what it is in another language, with the parts of this error."""
        return template.format_map(self.parts) if self.parts else template

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.source, self.place) if part)
        said = f"{where}: {self.message}" if where else self.message
        return f"{said}. {self.remedy}" if self.remedy else said


class DocumentError(ServandaError):
    """A source cannot become a Document."""

    default = "This source cannot be read"


class UnreadableError(DocumentError):
    """Bytes that are no text of the format they claim."""

    default = "The bytes are not text"


class EmptyDocumentError(DocumentError):
    """Nothing is left to read."""

    default = "The source holds no text"


class UnsupportedError(DocumentError):
    """A format or language nobody here can read yet."""

    default = "This kind of source cannot be read yet"


class SpanError(ServandaError):
    """A span that does not lie within its text."""

    default = "The span does not lie within the text"


class LexiconError(ServandaError):
    """A vocabulary file that breaks its own rules."""

    default = "The vocabulary is not valid"


class ReadingError(ServandaError):
    """The reader cannot work as installed."""

    default = "The reader cannot work"


class TracingError(ServandaError):
    """Texts that cannot be compared as asked."""

    default = "The texts cannot be compared"


class EvaluationError(ServandaError):
    """Labels or texts that cannot be scored."""

    default = "The labels cannot be scored"


class RegisterError(ServandaError):
    """The register cannot do what was asked."""

    default = "The register cannot do this"


class NotFoundError(RegisterError):
    """Nothing there that this person may see: what is hidden and what is missing read the same."""

    default = "There is nothing of this name"


class ConflictError(RegisterError):
    """Somebody else ruled in between; the message says what changed."""

    default = "Somebody else changed this in between"


class RefusedError(RegisterError):
    """This person may not do that."""

    default = "This is not allowed"


class BusyError(RegisterError):
    """Another writer holds the register for longer than we wait."""

    default = "Somebody else is writing to the register"


class BrokenError(RegisterError):
    """What is kept does not fit its digests."""

    default = "The register is damaged"
