"""The citizen's journey: scan, answer, thanks. The front door is `views.bp`."""
