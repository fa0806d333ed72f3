"""Derived numbers: every one carries the rows it was made from and the formula."""
