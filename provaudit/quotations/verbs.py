"""The verbs that say that somebody said something, in all the forms that report speech."""

from __future__ import annotations

import re

from provaudit.quotations.vocabulary import vocabulary

_REGULAR = sorted(
    vocabulary(
        """
        accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assess
        assure blast boast call caution challenge characterize characterise cite claim comment complain
        concede conclude condemn confirm contend continue counter criticize criticise declare defend demand
        denounce deny describe detail dismiss dub echo elaborate emphasize emphasise exclaim explain express
        hail highlight inform insist instruct interject joke label lament mention mock muse note observe
        opine outline pledge praise preach predict proclaim promise pronounce propose protest question quip
        quote reaffirm reason recall recommend recount reiterate remark remind reply report respond reveal
        scoff shout sigh signal state stress suggest summarize summarise testify thank threaten tout tweet
        underline underscore urge vow warn whisper wish wonder yell boast post highlight plead conclude
        reject decry voice
        """
    )
)
_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "think": "think thinks thought thinking",
    "maintain": "maintain maintains maintained maintaining",
    "read": "reads read reading",
    "sing": "sings sang singing",
    "hold": "holds held",
    "speak": "speaks spoke speaking",
    "refer": "refer refers referred referring",
    "cry": "cry cries cried crying",
    "swear": "swear swears swore",
    "believe": "believe believes believed believing",
    "point": "points pointed pointing",
}


def _forms(verb: str) -> list[str]:
    """A regular verb as written in the present, the past and the participle."""
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb in {"quip", "admit"}:
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + ending, verb + "ed", verb + "ing"]


FORMS = frozenset(form for verb in _REGULAR for form in _forms(verb)) | frozenset(
    form for forms in _IRREGULAR.values() for form in forms.split()
)
"""Every written form of a verb of speech."""
PAST = vocabulary("said told wrote thought held read sang spoke swore written")
"""Past forms without a regular ending."""
SPEECH = re.compile(rf"(?<![\w’'-])(?:{'|'.join(sorted(FORMS, key=len, reverse=True))})(?![\w-])")
"""Finds such a form in running text (in lower case, as a verb stands)."""


def participle(form: str) -> bool:
    """Whether the form leans on the subject of another verb: `stating that`."""
    return form.endswith("ing")
