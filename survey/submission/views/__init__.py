"""The pages of workbooks."""
