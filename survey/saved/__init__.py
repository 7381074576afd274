"""Pages of results that a person keeps under a name (góc nhìn đã lưu)."""
