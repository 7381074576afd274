"""A made-up province to try the product out on; everything in it is invented.

The root of composition for demonstration data: the one slice that calls the
operations of others, so that its rows come in the way real ones do.
"""
