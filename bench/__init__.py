"""Measurements, each one command: ``python -m bench.page``, ``.post``, ``.kill``.

Loopback only, bounded in time, on databases of their own. They stand on the
tests' PostgreSQL and factories, so they run from a checkout.
"""
