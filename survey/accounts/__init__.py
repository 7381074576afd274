"""Staff sign in and out. Citizens have no accounts."""
