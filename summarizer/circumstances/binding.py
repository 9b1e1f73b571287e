"""What ties a claim to its circumstances: place, perpetrator, status, scope and the claim it is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.circumstances.denials import denies_attack
from summarizer.circumstances.own_wholes import with_own_wholes
from summarizer.circumstances.owned_attacks import with_owners
from summarizer.circumstances.perpetrator import Perpetrators
from summarizer.circumstances.repetitions import Told, without_repetitions
from summarizer.circumstances.same_attack import with_same_attack
from summarizer.circumstances.scope import Scopes
from summarizer.circumstances.setting import Setting
from summarizer.circumstances.status import status_of
from summarizer.claims.said_fates import SAID
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import without_letters
from summarizer.language.wordlists import words
from summarizer.model import Claim
from summarizer.sources.governed import is_unsigned
from summarizer.sources.voices import OUTLET, Voice

# What each weakness of the evidence takes from the confidence of the rule.
CARRIED_COST, IMPLIED_PLACE_COST, LONG_QUOTE_COST = 0.15, 0.05, 0.1
# A quote is long from more tokens than this on: kind and count stand far apart.
LONG_QUOTE = 8
# No claim has less confidence: none that is reported is known to be wrong.
LEAST_CONFIDENCE = 0.05
# Behind a number, of others than were told.
MORE = frozenset(("اخرون", "اخرين", "اخريات"))


def bind_claims(
    doc: Document, skeletons: Sequence[Skeleton], voices: Sequence[Voice], setting: Setting
) -> tuple[Claim, ...]:
    """The claims of a text in its order, repetitions by one source left out, shares pointing at their whole."""
    skeletons = with_own_wholes(doc, skeletons, voices)
    by_key = {skeleton.key: skeleton for skeleton in skeletons}
    perpetrators, scopes = Perpetrators(doc, skeletons), Scopes(doc, skeletons, voices)
    claims = [_bind(doc, s, by_key, voices, setting, perpetrators, scopes) for s in skeletons]
    claims = with_same_attack(doc, skeletons, claims, voices, perpetrators)
    claims = with_owners(doc, skeletons, claims, voices, perpetrators)
    bound = (
        Told(claim, s.key, s.host, s.sentence, _are_more(doc, skeletons, s))
        for claim, s in zip(claims, skeletons, strict=True)
    )
    kept = without_repetitions(bound, doc.places)
    index = {item.key: i for i, item in enumerate(kept)}
    hosts = (index.get(item.host) if item.host is not None else None for item in kept)
    return tuple(replace(item.claim, part_of=host) for item, host in zip(kept, hosts, strict=True))


def _bind(
    doc: Document,
    skeleton: Skeleton,
    by_key: dict[int, Skeleton],
    voices: Sequence[Voice],
    setting: Setting,
    perpetrators: Perpetrators,
    scopes: Scopes,
) -> Claim:
    # `بينهم 12 تقول الشركة إنهم قتلوا`
    voice = voices[skeleton.last - 1 if skeleton.rule == SAID else skeleton.key]
    host = by_key.get(skeleton.host) if skeleton.host is not None else None
    if voice.rule == "outlet" and host is not None and _is_told_with(doc, skeleton, host):
        told_from = doc.sentences[skeleton.sentence].first
        # `وقالت تقارير إن من بين القتلى ثمانية جنود`
        unsigned = any(is_unsigned(doc, i) for i in range(told_from, skeleton.first))
        voice = voice if unsigned else voices[host.key]
    judged = host if host and host.sentence == skeleton.sentence else skeleton
    status = status_of(doc, judged, voice)
    if status == "affirmed" and denies_attack(doc, judged, voice):
        voice = OUTLET
    over_time = scopes.over_time(skeleton)
    place, implied = setting.place_of(skeleton, host, voice.speaker, over_time=over_time)
    start, end = doc.tokens[skeleton.first].start, doc.tokens[skeleton.last - 1].end
    confidence = skeleton.confidence
    confidence -= CARRIED_COST if voice.rule == "quotation" else 0
    confidence -= IMPLIED_PLACE_COST if implied else 0
    confidence -= LONG_QUOTE_COST if skeleton.last - skeleton.first > LONG_QUOTE else 0
    return Claim(
        kind=skeleton.kind,
        count_min=skeleton.minimum,
        count_max=skeleton.maximum,
        vague=skeleton.vague,
        approx=skeleton.approx,
        who=_name_of(doc, *skeleton.who) or None if skeleton.who else None,
        source=voice.speaker.name if voice.speaker else None,
        place=place,
        actor=perpetrators.of(skeleton, host, voice),
        status=status,
        scope=scopes.of(skeleton),
        part_of=None,
        quote=doc.text[start:end],
        start=start,
        end=end,
        via=voice.speaker.via if voice.speaker else None,
        confidence=round(max(confidence, LEAST_CONFIDENCE), 2),
        rule=skeleton.rule,
    )


def _are_more(doc: Document, skeletons: Sequence[Skeleton], claim: Skeleton) -> bool:
    """`قتل 12 في الأول. وقتل 12 آخرون في الثاني`: others than those of the sentences before, as nobody is told in its
    own whom they are others than.
    """
    alone = not any(s.sentence == claim.sentence and s.key < claim.key for s in skeletons)
    return alone and doc.norm(claim.last) in MORE


def _is_told_with(doc: Document, share: Skeleton, whole: Skeleton) -> bool:
    """Whether who tells of a whole tells of its share: in its sentence, by a word for the share, or where a sentence
    breaks the toll down (`وسُجلت أثقل حصيلة في X، حيث قضى سبعة`); `وأودت الحرائق في X بحياة 30` is the outlet's.
    """
    if whole.sentence == share.sentence or share.rule.startswith("share"):
        return True
    first = doc.sentences[share.sentence].first
    first += doc.is_word(first, ("كما",))
    outcomes = words("casualties", "cumulative", "outcomes")
    return doc.reading(first, "verb") is None and not doc.is_word(first, outcomes)


def _name_of(doc: Document, first: int, last: int) -> str:
    """What the victims of some tokens are called, without what is written to it: طفلة of `وطفلة`, شاب of `بشاب`."""
    noun = doc.reading(first, "person", "kin", "victim", "collective", "one_of")
    clitics = noun.prefix.removesuffix("ال") if noun is not None else "و" * doc.joins(first)
    return without_letters(" ".join(doc.slice(first, last).split()), len(clitics))
