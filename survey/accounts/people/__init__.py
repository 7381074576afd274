"""The people who may sign in, their roles, and who may change what about them."""
