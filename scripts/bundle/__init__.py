"""The offline bundle: every wheel with its hash, an installer, the files of a service."""
