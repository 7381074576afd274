"""Groups of services (lĩnh vực) in the browser: listed, named, imported."""
