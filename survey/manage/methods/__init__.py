"""Index methods in the browser: looked at, copied, changed, tried, published."""
