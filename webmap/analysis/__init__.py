"""The page of the analysis: tables, drawings and files of it."""

from webmap.analysis.routes import blueprint

__all__ = ["blueprint"]
