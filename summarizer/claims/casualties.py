"""Casualty claims without their speakers: a cascade of small rules over the tokens of each sentence.

The order is from the most to the least specific, and a count that one rule has read is closed to the rest: nobody
hurt, one number over two kinds, the found dead, tolls, phrases and verbal nouns, verbs, people by their state, counted
nouns of a kind, bare nouns of a kind that something introduces, and last the shares, which need the claims they are
part of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from summarizer.claims.apposed_lists import TOLD_REACH, read_apposed
from summarizer.claims.as_many import read_as_many
from summarizer.claims.bodies_of import read_bodies, read_buried_dead
from summarizer.claims.breakdowns import read_breakdowns
from summarizer.claims.by_causes import join_next_shares, read_by_causes
from summarizer.claims.captives import read_captives
from summarizer.claims.carried_on import read_to_death
from summarizer.claims.caused_wounds import read_caused_wounds
from summarizer.claims.conditional import is_verbal_noun
from summarizer.claims.custody import read_custody
from summarizer.claims.custody_tolls import PRISONERS
from summarizer.claims.distributed import read_bracketed, read_bracketed_alike, read_by_place, read_distributed
from summarizer.claims.elliptical import read_by_means, read_elliptical, read_elsewhere, read_parallel
from summarizer.claims.equated import read_equated, read_headed, read_risen
from summarizer.claims.events import read_events
from summarizer.claims.exceptions import read_exceptions
from summarizer.claims.executions import read_executed, read_executions
from summarizer.claims.fallen import read_fallen
from summarizer.claims.finished_off import read_finished_off
from summarizer.claims.fixed_phrases import TOOK, read_phrases
from summarizer.claims.found_dead import read_found_dead, read_met_dead, read_retrieved_dead
from summarizer.claims.identified import read_each_of, read_fallen_are, read_identified, read_told_one_by_one
from summarizer.claims.injuries import read_injuries
from summarizer.claims.inline_lists import read_inline_lists
from summarizer.claims.items import read_items
from summarizer.claims.leading_shares import read_leading_shares
from summarizer.claims.listings import read_listings
from summarizer.claims.losses import read_losses
from summarizer.claims.missing import read_missing
from summarizer.claims.mixed import read_mixed
from summarizer.claims.no_reports import is_no_report
from summarizer.claims.none import read_none
from summarizer.claims.parts import join_parts, read_divided
from summarizer.claims.perished import read_perished
from summarizer.claims.provinces import join_provinces
from summarizer.claims.relative_tolls import read_relative_tolls
from summarizer.claims.remaining import read_remaining
from summarizer.claims.revised_tolls import read_revised
from summarizer.claims.rivals import read_rivals
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.searches import read_searches
from summarizer.claims.shares import read_shares
from summarizer.claims.snatched import read_snatched
from summarizer.claims.so_called_wanted import read_so_called
from summarizer.claims.subject_first import read_subject_first
from summarizer.claims.suicides import read_suicides
from summarizer.claims.sums import join_sums
from summarizer.claims.suspects import read_suspects
from summarizer.claims.taken_beside import read_hurt_beside, read_taken_beside
from summarizer.claims.taken_up import read_taken_up, without_repeated
from summarizer.claims.told_apart import join_apart, join_beside
from summarizer.claims.tolls import read_tolls
from summarizer.claims.treated_cases import read_cases
from summarizer.claims.treatment import read_cared_for, read_treated
from summarizer.claims.two_fates import read_two_fates
from summarizer.claims.unreal import has_not_happened
from summarizer.claims.vanished import read_vanished
from summarizer.claims.verbs import read_verbs
from summarizer.claims.victim_nouns import read_counted_nouns, read_introduced_cases, read_introduced_nouns
from summarizer.claims.victims_told import told_as_dead_or_hurt
from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold
from summarizer.language.wordlists import phrases, words

# Claims that are read of a text: no news article tells more, and each is weighed against those before it.
MOST_CLAIMS = 1_000
# A preposition among the tails of phrases (`القبض على`) has no more letters than this.
SHORTEST = 3

RULES = (
    read_none,
    read_mixed,
    read_found_dead,
    read_met_dead,
    read_retrieved_dead,
    read_bodies,
    read_buried_dead,
    read_tolls,
    read_relative_tolls,
    read_equated,
    read_headed,
    read_risen,
    read_each_of,
    read_phrases,
    read_snatched,
    read_events,
    read_custody,
    read_fallen,
    read_executed,
    read_executions,
    read_losses,
    read_subject_first,
    read_verbs,
    read_perished,
    read_to_death,
    read_injuries,
    read_caused_wounds,
    read_two_fates,
    read_finished_off,
    read_suicides,
    read_suspects,
    read_so_called,
    read_taken_up,
    read_vanished,
    read_remaining,
    read_missing,
    read_searches,
    read_treated,
    read_counted_nouns,
    read_cared_for,
    read_taken_beside,
    read_hurt_beside,
    read_introduced_nouns,
    read_introduced_cases,
    read_captives,
    read_cases,
    read_exceptions,
    read_breakdowns,
    read_distributed,
    read_bracketed,
    read_bracketed_alike,
    read_by_place,
)
# What the claims of a text show of one another: victims who are dead, and shares of wider claims.
JOINS = (without_repeated, told_as_dead_or_hurt, join_apart, join_provinces, join_sums, join_parts, join_beside)


def find_claims(doc: Document, skipped: Collection[int] = ()) -> list[Skeleton]:
    """The claim skeletons of a document in text order; sentences whose index is in `skipped` are not read, and none
    behind the one that tells the `MOST_CLAIMS`-th.
    """
    claims: list[Skeleton] = []
    for index, sentence in enumerate(doc.sentences):
        if len(claims) >= MOST_CLAIMS:
            break
        if index in skipped or not _may_tell(doc, sentence.first, sentence.last):
            continue
        scene = Scene(doc, index, sentence.first, sentence.last)
        for rule in RULES:
            rule(scene)
        read_items(scene, claims)
        read_inline_lists(scene, claims)
        read_revised(scene, _since(claims, index - 1))
        read_divided(scene, _since(claims, index - 1))
        read_shares(scene, claims)
        read_leading_shares(scene)
        read_elsewhere(scene)
        read_elliptical(scene)
        read_parallel(scene)
        read_rivals(scene)
        read_by_means(scene)
        read_by_causes(scene, _since(claims, index - 1))
        join_next_shares(scene, _since(claims, index - 1))
        read_identified(scene, claims)
        read_fallen_are(scene, claims)
        read_listings(scene)
        read_as_many(scene)
        read_told_one_by_one(scene)
        read_apposed(scene, _since(claims, index - TOLD_REACH))
        claims += _reported(scene)
    for join in JOINS:
        claims = join(doc, claims)
    return claims


def _reported(scene: Scene) -> list[Skeleton]:
    """The claims of a sentence that report something; what is none has no shares: `أحكام بإعدام 37، بينهم ثلاثة`."""
    told = scene.finished()
    none = {claim.key for claim in told if is_no_report(scene, claim)}
    for before, claim in pairwise(told):
        if before.key in none and has_not_happened(scene, before) and _goes_on(scene.doc, before, claim):
            none.add(claim.key)
    return [claim for claim in told if claim.key not in none and claim.host not in none]


def _goes_on(doc: Document, before: Skeleton, claim: Skeleton) -> bool:
    """`في حال مقتل 12 شخصا وإصابة 30`, `كاد يؤدي إلى سقوط خمسة قتلى وعشرة جرحى`: whether و joins a noun of a claim to
    the one before it, in the same clause.
    """
    noun = claim.rule in ("counted-victims", "introduced-victims") or is_verbal_noun(doc, claim.first)
    joined = noun and doc.norm(claim.first).startswith("و")
    apart = (doc.is_stop(i) or doc.reading(i, "verb") for i in range(before.last, claim.first))
    return joined and not any(apart)


def _since(claims: Sequence[Skeleton], sentence: int) -> Sequence[Skeleton]:
    """The claims from a sentence on; they stand in text order."""
    first = len(claims)
    while first > 0 and claims[first - 1].sentence >= sentence:
        first -= 1
    return claims[first:]


def _may_tell(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence has any casualty word or share at all: most have none and cost nothing more."""
    return any(doc.readings[first:last]) or not _tellers().isdisjoint(doc.norms[first:last])


@cache
def _tellers() -> frozenset[str]:
    """Words that state casualties without a noun or verb of them: `أودى بحياة ثلاثة`, `ثلاثة تحت الأنقاض`."""
    told = (
        word
        for entry in load_lexicon("casualties")["phrase"]
        for word in (*(tail for tail in entry["tail"] if len(tail) > SHORTEST), *entry.get("needs", ()))
    )
    took = (f"{before}{word}" for before in ("", "و", "ف") for word in TOOK)
    states = frozenset(phrases("casualties", "missing", "states")) | words("casualties", "losses", "lives")
    cases = (f"ال{word}" for word in words("casualties", "cases", "killed"))
    hurt = words("casualties", "treated", "hurt")
    # `وحالة أحدهم خطرة`
    held = PRISONERS | words("casualties", "missing", "disappeared") | words("casualties", "share", "one")
    # `إن العدد بلغ 30`
    tolls = words("casualties", "revised", "tolls") | words("casualties", "revised", "counted")
    return frozenset(fold(word) for word in told).union(took, cases) | states | hurt | held | tolls
