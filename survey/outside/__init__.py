"""What is known of results that others publish: indices, subjects, one record.

`SHIPPED` are published figures that come with the product, each with its source.
"""

from pathlib import Path

SHIPPED = Path(__file__).with_name("shipped.csv")
