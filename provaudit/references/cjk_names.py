"""Chinese, Japanese and Korean names, whose family name comes first."""

from __future__ import annotations

import re

from provaudit.model import Name

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,4}")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")
_DOUBLE = frozenset("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 歐陽 諸葛".split())


def cjk_name(text: str) -> Name | None:
    """A Chinese, Japanese or Korean name: the family comes first."""
    if text.isascii():
        return None
    words = text.split()
    if len(words) == 2 and all(re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,4}", word) for word in words):
        return Name(family=words[0], given=words[1])
    if len(words) == 1 and (_HAN.fullmatch(text) or _HANGUL.fullmatch(text)):
        cut = 2 if text[:2] in _DOUBLE or len(text) == 4 else 1
        return Name(family=text[:cut], given=text[cut:])
    return None
