"""The report's own sentences, in Vietnamese alone.

They are outside the catalogues on purpose: the report is a Vietnamese official document
in every language of the pages, and a translator must not be asked for it. What is put
into the braces is data and never looked at for braces again.
"""
