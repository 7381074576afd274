"""Figures as releases have them, read for officials' pages and the public's alike."""
