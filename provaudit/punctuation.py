"""Punctuation that more than one part of the house reads."""

CJK_ENDS = "、。，；（）「」『』《》【】〔〕"
"""Stops and brackets of Chinese, Japanese and Korean: what is written right behind an address, and not a part of it."""
