"""Documents of our own, in the form of NĐ 30/2020/NĐ-CP, with what they contain.

``documents(count, seed)`` makes them as values, ``writers`` turn a value into the
bytes of a file, ``expected`` says what a reader should find in it.
"""

from bench.samples.corpus import documents
from bench.samples.expected import expected_of
from bench.samples.model import SampleDocument

__all__ = ["SampleDocument", "documents", "expected_of"]
