"""Derived numbers on pages: how they look, and the page that says where one comes from."""

from webmap.numbers.why import blueprint

__all__ = ["blueprint"]
