"""What ties a claim to its circumstances: place, perpetrator, status, scope and the claim it is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from summarizer.attribution import Voice
from summarizer.document import Document
from summarizer.matching import name_tokens
from summarizer.model import Claim, Scope, Status
from summarizer.number_words import read_number_word
from summarizer.past import YEAR_DIGITS
from summarizer.perpetrator import Perpetrators
from summarizer.scene import Skeleton
from summarizer.setting import Setting
from summarizer.wordlists import phrases, words

# How far before a claim a word of doubt may stand, in tokens.
DOUBT_REACH = 14
# How far from a claim the span of a running toll (`منذ بدء الحرب`) may stand, in tokens.
SPAN_REACH = 18
# Rules that read a pronoun: it stands for somebody who was told before.
PRONOUNS = frozenset(("event-pronoun", "verb-pronoun"))
# From so many victims on a toll is that of a war.
OF_WAR = 20_000
# What each weakness of the evidence takes from the confidence of the rule.
CARRIED_COST, IMPLIED_PLACE_COST, DISTANCE_COST = 0.15, 0.05, 0.1
# Imperfects after قد that begin with ت; perfects may begin so too (`قد تسبب`).
MAY_BE = frozenset(("تكون", "تصل", "ترتفع", "تبلغ", "تودي", "تسفر", "تتجاوز"))
# What parts clauses.
PARTING = frozenset(("فيما", "بينما", "لكن", "وكان", "وكانت", "كما", "،", ",", "؛"))
# What a span of time begins with.
SPANNING = frozenset(("منذ", "خلال", "مدي"))


@dataclass(frozen=True, slots=True)
class _Bound:
    claim: Claim
    key: int
    host: int | None


def bind_claims(
    doc: Document, skeletons: Sequence[Skeleton], voices: Sequence[Voice], setting: Setting
) -> tuple[Claim, ...]:
    """The claims of a text in its order, repetitions by one source left out, shares pointing at their whole."""
    by_key = {skeleton.key: skeleton for skeleton in skeletons}
    perpetrators = Perpetrators(doc)
    bound = [_Bound(_bind(doc, s, by_key, voices, setting, perpetrators), s.key, s.host) for s in skeletons]
    kept = _without_repetitions(bound)
    index = {item.key: i for i, item in enumerate(kept)}
    return tuple(_with_host(item.claim, index.get(item.host) if item.host is not None else None) for item in kept)


def _bind(
    doc: Document,
    skeleton: Skeleton,
    by_key: dict[int, Skeleton],
    voices: Sequence[Voice],
    setting: Setting,
    perpetrators: Perpetrators,
) -> Claim:
    voice = voices[skeleton.key]
    if voice.rule == "outlet" and skeleton.host is not None:
        voice = voices[skeleton.host]
    host = by_key.get(skeleton.host) if skeleton.host is not None else None
    over_time = _is_of_war(host or skeleton) or _over_time(doc, host or skeleton)
    scope: Scope = "cumulative" if over_time or (host or skeleton).cumulative else "incident"
    place, implied = setting.place_of(skeleton, host, voice.speaker, over_time=over_time)
    start, end = doc.tokens[skeleton.first].start, doc.tokens[skeleton.last - 1].end
    confidence = skeleton.confidence
    confidence -= CARRIED_COST if voice.rule == "quotation" else 0
    confidence -= IMPLIED_PLACE_COST if implied else 0
    confidence -= DISTANCE_COST if skeleton.last - skeleton.first > 8 else 0
    return Claim(
        kind=skeleton.kind,
        count_min=skeleton.minimum,
        count_max=skeleton.maximum,
        vague=skeleton.vague,
        approx=skeleton.approx,
        who=" ".join(doc.slice(*skeleton.who).split()) or None if skeleton.who else None,
        source=voice.speaker.name if voice.speaker else None,
        place=place,
        actor=perpetrators.of(skeleton, voice),
        status=_status(doc, host or skeleton, voice),
        scope=scope,
        part_of=None,
        quote=doc.text[start:end],
        start=start,
        end=end,
        via=voice.speaker.via if voice.speaker else None,
        confidence=round(max(confidence, 0.05), 2),
        rule=skeleton.rule,
    )


def _status(doc: Document, skeleton: Skeleton, voice: Voice) -> Status:
    if skeleton.none:
        return "denied"
    sentence = doc.sentences[skeleton.sentence]
    if voice.denied and not _denies_responsibility(doc, skeleton, voice):
        return "denied"
    after = doc.find(words("casualties", "denied", "after"), skeleton.last, min(skeleton.last + 4, sentence.last))
    false = phrases("casualties", "denied", "after_phrases")
    if after is not None or doc.find_phrase(false, skeleton.last, min(skeleton.last + 4, sentence.last)):
        return "denied"
    if voice.doubted:
        return "possible"
    begin = max(sentence.first, skeleton.first - DOUBT_REACH)
    if doc.find(_doubting(), begin, skeleton.key + 1) is None:
        return "affirmed"
    for i in range(skeleton.key, begin - 1, -1):
        norm = doc.norm(i)
        if i < skeleton.first and (doc.is_stop(i) and norm not in (":", "(", ")")):
            break
        if doc.is_word(i, words("casualties", "denied", "before")):
            return "denied"
        if doc.is_word(i, words("casualties", "possible")) or doc.find_phrase(
            phrases("casualties", "possible", "phrases"), i, i + 1
        ):
            return "possible"
        if norm in ("بسبب", "لان"):
            break
        if norm in ("قد", "وقد") and (doc.norm(i + 1)[:1] == "ي" or doc.norm(i + 1) in MAY_BE):
            return "possible"
    return "affirmed"


@cache
def _doubting() -> frozenset[str]:
    """What words of doubt before a claim begin with: few claims have any."""
    possible = words("casualties", "possible").union(phrases("casualties", "possible", "phrases"))
    return possible | words("casualties", "denied", "before") | {"قد"}


def _denies_responsibility(doc: Document, skeleton: Skeleton, voice: Voice) -> bool:
    """`نفى مسؤوليته عن مقتل 5` denies no death."""
    begin = voice.speaker.last if voice.speaker else 0
    return doc.find(words("casualties", "denied", "responsibility"), begin, skeleton.first) is not None


def _is_of_war(skeleton: Skeleton) -> bool:
    """So many fall in a war or an epidemic, not in an incident; the great quakes of history are the price."""
    return skeleton.vague == "thousands" or (skeleton.minimum or skeleton.maximum or 0) >= OF_WAR


def _over_time(doc: Document, skeleton: Skeleton) -> bool:
    """Whether the clause of a claim, or the head of its sentence, names a span longer than a day."""
    sentence = doc.sentences[skeleton.sentence]
    first = max(sentence.first, skeleton.first - SPAN_REACH)
    last = min(skeleton.last + SPAN_REACH, sentence.last)
    first = next((i for i in range(skeleton.first - 1, first - 1, -1) if doc.norms[i] in PARTING), first)
    while first > sentence.first and doc.norm(first + 1) == "وقد":
        # `منذ مطلع العام، وقد تسببت بمقتل 19`: what goes on speaks of the same span.
        first = next((i for i in range(first - 1, sentence.first, -1) if doc.norms[i] in PARTING), sentence.first)
    last = next((i for i in range(skeleton.last, last) if doc.norms[i] in PARTING), last)
    spans = phrases("casualties", "cumulative", "spans")
    if any(_is_span(doc, i) for i in range(first, last) if doc.norms[i] in SPANNING):
        return True
    if _opens_with_span(doc, sentence.first, skeleton.first):
        return True
    return doc.find_phrase(spans, first, last) is not None


def _is_span(doc: Document, i: int) -> bool:
    """`خلال أربعة أيام`, `منذ 2015`: a span longer than a day."""
    number = doc.norm(i + 1)
    if doc.norm(i) == "منذ":
        return len(number) == YEAR_DIGITS and number.isdecimal()
    counted = number.isdecimal() or read_number_word(number) is not None
    return counted and doc.norm(i + 2) in words("casualties", "cumulative", "units")


def _opens_with_span(doc: Document, first: int, last: int) -> bool:
    """`ومنذ مطلع الشهر، قُتل 41`, `وثق المكتب، خلال الشهر الماضي، مقتل 33`: a span before the claim's clause."""
    begin = max(first, last - SPAN_REACH)
    span = doc.find_phrase(phrases("casualties", "cumulative", "spans"), begin, last)
    return span is not None and (span[0] - first <= 1 or doc.norm(span[0] - 1) in ("،", ","))


def _without_repetitions(bound: Sequence[_Bound]) -> list[_Bound]:
    """One claim for a toll that the same source tells twice; what another source tells is never merged."""
    seen: dict[tuple[object, ...], list[str | None]] = {}
    kept = []
    for item in bound:
        c = item.claim
        told = (c.kind, c.count_min, c.count_max, c.vague, c.source, c.place, c.status, c.scope)
        victims = seen.setdefault(told, [])
        told_before = victims and c.rule in PRONOUNS
        if item.host is None and c.source and (told_before or any(_may_be_same(c.who, who) for who in victims)):
            continue
        victims.append(c.who)
        kept.append(item)
    return kept


def _may_be_same(one: str | None, other: str | None) -> bool:
    """`مواطن سوري` and `سوري`: victims that are called by a common word."""
    return one == other or bool(set(name_tokens(one or "")) & set(name_tokens(other or "")))


def _with_host(claim: Claim, host: int | None) -> Claim:
    if host is None:
        return claim
    return replace(claim, part_of=host)
