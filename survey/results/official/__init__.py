"""Tables as officials know them, on a page each."""
