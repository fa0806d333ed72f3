"""CQL2 (OGC 21-065r2): filters read from text or JSON and judged over whole columns.

``read_filter`` gives a tree of ``nodes``; ``judge_filter`` says of every row of a ``FeatureTable`` whether
the filter is true of it. Both are linear in what they are given; a filter is bounded in length, depth and
terms.
"""

from __future__ import annotations

from layers.cql2.judge import judge_filter
from layers.cql2.reading import read_filter

__all__ = ["judge_filter", "read_filter"]
