"""Typing the counts of rates in the browser, for methods that ask nobody."""
