"""All provinces beside each other, by the packs that were received from them."""
