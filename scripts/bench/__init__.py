"""Benchmarks against the limits of the project and beside its peers."""
