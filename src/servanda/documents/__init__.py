"""Bytes to a Document: one module per format, cleaning with an offset map, segmentation."""

from servanda.documents.loading import load, load_each, source_text

__all__ = ["load", "load_each", "source_text"]
