"""Across all registers: where cooperation is dense, thin or missing."""
