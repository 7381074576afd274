"""Where the pages of kept packs hang, and their addresses."""

from flask import Blueprint

bp = Blueprint("history", __name__)
PACKS = "/ho-so-da-xuat"
PACK = f"{PACKS}/<int(max=2147483647):pack_id>"
KIND = "pack"  # as the audit calls it
