"""Tables. They hold and constrain; nothing here reads, derives or decides."""

from servanda.web.scoring.models.given import Assessment, Identification, Remark, Score
from servanda.web.scoring.models.pairing import Pairing
from servanda.web.scoring.models.scheme import Round, Scheme, Selection
from servanda.web.scoring.models.sheet import Layout, SheetRow

__all__ = [
    "Assessment",
    "Identification",
    "Layout",
    "Pairing",
    "Remark",
    "Round",
    "Scheme",
    "Score",
    "Selection",
    "SheetRow",
]
