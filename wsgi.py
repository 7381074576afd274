"""What a WSGI server loads in a checkout: ``granian --interface wsgi wsgi:app``."""

from survey.site import create_app

app = create_app()
