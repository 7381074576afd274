"""The sheets of a release as files: CSV, Parquet, SPSS, and the codebook of them."""

from survey.exports.microdata.entries import MicrodataFiles, microdata_files

__all__ = ["MicrodataFiles", "microdata_files"]
