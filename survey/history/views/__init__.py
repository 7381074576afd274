"""The pages of kept packs."""
