"""Tables. They hold and constrain; nothing here reads, derives or decides."""

from servanda.web.review.models.board import Comment, Feed, Item
from servanda.web.review.models.evidence import Evidence
from servanda.web.review.models.instrument import Act, Instrument, Step
from servanda.web.review.models.pledge import Delivery, Overlap, Pledge
from servanda.web.review.models.report import Clock, Extension, Report

__all__ = [
    "Act",
    "Clock",
    "Comment",
    "Delivery",
    "Evidence",
    "Extension",
    "Feed",
    "Instrument",
    "Item",
    "Overlap",
    "Pledge",
    "Report",
    "Step",
]
