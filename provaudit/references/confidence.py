"""How sure each field is: what speaks for and against it, weighed by a logistic regression that the trainer fits.

The evidence is the tagger's own probabilities at the field and at its edges, how many rivals it has, and whether
quotation marks and the address agree with it. The weights stand beside the model, in `calibration.json`.
"""

from __future__ import annotations

import functools
import json
import math
import operator
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import pairwise

from attrs import frozen

from provaudit.model import Name
from provaudit.references.addresses import Known
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import Segment
from provaudit.references.given import is_given
from provaudit.references.lexicon import described, fold

CALIBRATION = "calibration.json"
STATED = {"url": 0.999, "doi": 0.998, "archive_url": 0.998, "accessed": 0.99, "archived": 0.99}
"""Of fields that rules read: how often they were right on the references held out."""
_NEVER = math.log(1e-9)
_UNLIKE_A_NAME = re.compile(r"[\d“”\"():]|\b(?:the|of|in|for)\b")
_STRETCH = re.compile(r"(?<![JOP])[JOP]{2,3}(?![JOP])")
"""Two or three words of a container, a publisher or no field."""
HIGHEST = 0.999
CAUTION = 0.4
"""How much lower than fitted the logarithm of the odds is stated: a wrong accusation is worse than a silence."""


@frozen
class Tagged:
    """What the tagger said of one reference."""

    row: Anchored
    known: Known
    tags: Sequence[str]
    """As the tagger gave them."""
    agreed: Sequence[str]
    """As they were taken."""
    sure: Sequence[float]
    """The probability of each tag."""
    whole: float
    """The probability of all tags together."""
    quoted: tuple[int, int] | None = None

    @functools.cached_property
    def least(self) -> float:
        """The odds of the least sure tag."""
        return _odds(min(self.sure, default=0.5))

    @functools.cached_property
    def unexplained(self) -> float:
        """How many words, at most four, were taken for no field; words that go with numbers and addresses apart."""
        tokens = self.row.tokens
        words = sum(
            tag == "O" and tokens[place].kind == "w" and not described("w", tokens[place].text).kind
            for place, tag in enumerate(self.agreed)
        )
        return min(4.0, float(words))

    @functools.cached_property
    def logs(self) -> list[float]:
        """The logarithm of each tag's probability."""
        return [math.log(p) if p > 1e-9 else _NEVER for p in self.sure]

    @functools.cached_property
    def together(self) -> float:
        """The odds of all tags together."""
        return _odds(self.whole)


@frozen
class Calibration:
    """Weights per field: a bias, then one per piece of evidence."""

    weights: Mapping[str, Sequence[float]]

    def confidence(self, field: str, evidence: Sequence[float]) -> float:
        """The probability that the field is right; 0.5 if nothing is known of such fields."""
        weights = self.weights.get(field)
        if weights is None:
            return 0.5
        score = weights[0] - CAUTION + sum(map(operator.mul, weights[1:], evidence))
        return round(min(HIGHEST, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))), 4)


@functools.cache
def shipped_calibration() -> Calibration:
    """The weights in the package."""
    return Calibration(json.loads(resources.files(__package__).joinpath(CALIBRATION).read_text(encoding="utf-8")))


def segment_evidence(tagged: Tagged, segment: Segment) -> list[float]:
    """What speaks for a title, container or publisher that stands at `segment`."""
    sure, first, last = tagged.sure, segment.first, segment.last
    inside = sure[first:last]
    edges = min(sure[first - 1] if first else 1.0, sure[last] if last < len(sure) else 1.0)
    before, after = tagged.tags[first:last], tagged.agreed[first:last]
    changed = 0 if before == after else sum(a != b for a, b in zip(before, after, strict=True))
    rivals = tagged.agreed.count("B-" + segment.label) - 1
    return [
        _odds(min(inside)),
        _odds(sure[first]),
        _odds(sure[last - 1]),
        _odds(edges),
        tagged.least,
        tagged.together,
        sum(tagged.logs[first:last]),
        min(3.0, float(changed)),
        min(2.0, float(rivals)),
        float(tagged.quoted == (first, last)),
        *_address_evidence(tagged, segment),
        math.log(last - first),
        *_break_evidence(tagged, segment),
        *_place_evidence(tagged, segment),
        tagged.unexplained,
    ]


def names_evidence(tagged: Tagged, segment: Segment, names: Sequence[Name]) -> list[float]:
    """What speaks for a list of people that stands at `segment`."""
    odd = sum(_odd(name) for name in names)
    turned = is_given(names[0].family or "") and not is_given((names[0].given or "").split(" ")[0])
    bodies = sum(name.literal is not None for name in names)
    base = segment_evidence(tagged, segment)
    unpaired = sum(name.family is not None and not name.given for name in names)
    return [
        *base,
        min(3.0, float(odd)),
        min(2.0, float(bodies)),
        float(len(names) == 1),
        min(2.0, float(unpaired)),
        float(segment.first > 1),
        float(_straight(tagged, segment)),
        float(turned),
    ]


def date_evidence(tagged: Tagged, place: int, ambiguous: bool) -> list[float]:
    """What speaks for the date whose first token is at `place`."""
    tokens = tagged.row.tokens
    others = sum(token.kind == "date" and i != place for i, token in enumerate(tokens))
    kind = tokens[place].text
    return [
        _odds(tagged.sure[place]),
        _odds(min(tagged.sure)),
        _odds(tagged.whole),
        min(3.0, float(others)),
        float(ambiguous),
        float(kind == "year"),
        float(kind == "years"),
        float((tagged.row.dates[place].year or 0) < 1900),
        float(place > 0 and tokens[place - 1].end == tokens[place].start),
    ]


def absence_evidence(tagged: Tagged) -> list[float]:
    """What speaks for a reference not having a field that none of its tokens was taken for."""
    dates = sum(token.kind == "date" for token in tagged.row.tokens)
    return [
        _odds(min(tagged.sure, default=0.5)),
        _odds(tagged.whole),
        _odds(tagged.sure[0] if tagged.sure else 0.5),
        float(tagged.quoted is not None),
        min(2.0, float(dates)),
        float(bool(tagged.row.urls)),
        tagged.unexplained,
        float(_somebody(tagged)),
    ]


def _address_evidence(tagged: Tagged, segment: Segment) -> list[float]:
    """How much of the field the address spells: 0, 0 without an address that says anything."""
    known = tagged.known
    if not known.slugs:
        return [0.0, 0.0]
    words = [fold(token.text) for token in tagged.row.tokens[segment.first : segment.last] if len(token.text) > 3]
    if not words:
        return [0.0, 0.0]
    share = sum(word in known.slugs for word in words) / len(words)
    return [share, float(share == 0)]


def _break_evidence(tagged: Tagged, segment: Segment) -> list[float]:
    """How many sentences seem to end inside the field, and whether an "in" follows a sign there."""
    tokens, text = tagged.row.tokens, tagged.row.text.text
    stops = joints = 0
    for left, right in pairwise(tokens[segment.first : segment.last]):
        if right.start - left.end > 1:
            between = text[left.end : right.start]
            stops += len(left.text) > 2 and between[0] in ".?!”" and between[-1] == " "
            joints += right.text.lower() == "in" and between.strip() != ""
    return [min(2.0, float(stops)), min(1.0, float(joints))]


def _place_evidence(tagged: Tagged, segment: Segment) -> list[float]:
    """Whether the field was taken for a publisher or a series, is named by the host, and ends at a date or number."""
    tokens = tagged.row.tokens
    host = tagged.known.host
    joined = host and "".join(fold(token.text) for token in tokens[segment.first : segment.last]).removeprefix("the")
    following = tokens[segment.last] if segment.last < len(tokens) else None
    return [
        float(segment.label == "P"),
        float(segment.label == "S"),
        float(len(joined) > 2 and joined in host),
        float(following is not None and (following.kind != "w" or following.text[0].isdigit())),
    ]


def _somebody(tagged: Tagged) -> bool:
    """Whether two or three words that were taken for no people and no title begin with a given name."""
    tokens, held = tagged.row.tokens, "".join(tag[-1] for tag in tagged.agreed)
    return any(
        is_given(tokens[stretch.start()].text)
        and all(token.text[0].isupper() for token in tokens[stretch.start() : stretch.end()])
        for stretch in _STRETCH.finditer(held)
    )


def _odd(name: Name) -> bool:
    """Whether a name does not look like one."""
    text = str(name)
    return bool(_UNLIKE_A_NAME.search(text)) or len(text.split()) > 5 or len((name.family or "x").split()) > 3


def _straight(tagged: Tagged, segment: Segment) -> bool:
    """Whether the first name has neither a comma nor an initial that would show its order."""
    tokens, text = tagged.row.tokens, tagged.row.text.text
    first = tokens[segment.first : min(segment.last, segment.first + 3)]
    return "," not in text[first[0].start : first[-1].end] and all(len(token.text) > 2 for token in first)


def _odds(probability: float) -> float:
    """The logarithm of the odds, kept within 8."""
    p = min(max(probability, 3e-4), 1 - 3e-4)
    return math.log(p / (1 - p))
