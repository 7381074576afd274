"""The public site: what everybody may see of published releases."""
