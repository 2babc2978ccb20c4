"""The learned part of the English reader: a small tagger that finds and types clauses, and its blend with the rules.

Inference needs numpy, onnxruntime and tokenizers only. Where they or the weights are missing the reader works by rules.
"""

from servanda.reading.learned.shelf import Model, shipped

__all__ = ["Model", "shipped"]
