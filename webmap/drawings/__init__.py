"""Printed sheets: pages composed by typst from templates, in processes of their own."""
