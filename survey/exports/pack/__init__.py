"""The pack of a release: one ZIP with its report, its data, and what checks them.

The same release always gives the same bytes (docs/pack.md).
"""

from survey.exports.pack.build import pack_name, read_pack, write_pack

__all__ = ["pack_name", "read_pack", "write_pack"]
