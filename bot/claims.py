"""The claims of an item as lines, each of them somebody's: `source: count kind who (place)`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language import N_, Translator
from bot.markup import bold, clean, isolate
from bot.tolls import UNSURE_BELOW, render_share, render_toll
from summarizer.model import Claim, Summary

UNCERTAIN = N_("uncertain reading")
QUOTE_LIMIT = 300
TOLLS_PER_LINE = 6
INDENT = "\u2003"
"""An em space: Telegram keeps it, and it is wide enough to be seen on a phone."""


@dataclass(frozen=True, slots=True)
class ClaimTree:
    """The claims that are shown: those that stand for themselves, and the shares of each by its index."""

    claims: tuple[Claim, ...]
    wholes: tuple[int, ...]
    shares: Mapping[int, Sequence[int]]


@dataclass(slots=True)
class _Line:
    """Claims that one speaker makes about one place."""

    speaker: str
    place: str | None
    members: list[int] = field(default_factory=list)


def claim_tree(summary: Summary) -> ClaimTree:
    """The claims of `claims_to_show` with their shares; one whose whole is not shown stands for itself."""
    claims = summary.claims_to_show()
    parents = _parents(summary)
    wholes = tuple(index for index in range(len(claims)) if not _is_share(index, parents))
    shares: dict[int, list[int]] = {}
    for index, parent in parents.items():
        if index not in wholes:
            shares.setdefault(parent, []).append(index)
    return ClaimTree(claims, wholes, shares)


def _parents(summary: Summary) -> dict[int, int]:
    """Index of a shown claim to that of its whole; `part_of` counts within the claims of its own text."""
    told = {claim.kind for claim in summary.claims}
    shown = [index for index, claim in enumerate(summary.headline_claims) if claim.kind not in told]
    in_title = {index: len(summary.claims) + position for position, index in enumerate(shown)}
    in_body = {index: index for index in range(len(summary.claims))}
    return {
        places[index]: places[claim.part_of]
        for claims, places in ((summary.claims, in_body), (summary.headline_claims, in_title))
        for index, claim in enumerate(claims)
        if index in places and claim.part_of is not None and claim.part_of in places
    }


def _is_share(index: int, parents: Mapping[int, int]) -> bool:
    """Whether the claim is a share of one that is shown. In a ring none is: all its members would vanish."""
    seen = {index}
    at = index
    while at in parents:
        at = parents[at]
        if at in seen:
            return False
        seen.add(at)
    return at != index


def render_claims(summary: Summary, outlet: str, t: Translator) -> list[list[str]]:
    """The claims as HTML, in blocks of lines that belong together: a speaker's line and the shares under it.

    Claims of one speaker and place share a line, but two tolls of one kind never do, and nothing follows a
    toll that has shares.
    """
    tree = claim_tree(summary)
    return [_block(line, tree, outlet, t) for line in _gather(tree, outlet)]


def _gather(tree: ClaimTree, outlet: str) -> list[_Line]:
    gathered: list[_Line] = []
    for index in tree.wholes:
        claim = tree.claims[index]
        speaker, place = _speaker(claim, outlet), claim.place
        line = next((line for line in gathered if _has_room(line, tree, claim, outlet)), None)
        if line is None:
            line = _Line(speaker, place)
            gathered.append(line)
        line.members.append(index)
    return gathered


def _has_room(line: _Line, tree: ClaimTree, claim: Claim, outlet: str) -> bool:
    members = [tree.claims[index] for index in line.members]
    return (
        len(members) < TOLLS_PER_LINE
        and (line.speaker, line.place) == (_speaker(claim, outlet), claim.place)
        and is_sure(claim)
        and all(is_sure(member) for member in members)
        and (claim.kind, claim.who) not in [(member.kind, member.who) for member in members]
        and not any(index in tree.shares for index in line.members)
    )


def _block(line: _Line, tree: ClaimTree, outlet: str, t: Translator) -> list[str]:
    claims = [tree.claims[index] for index in line.members]
    if not is_sure(claims[0]):
        rows = [unsure_line(claims[0], outlet, t)]
    else:
        rows = [claim_line(line.speaker, [render_toll(claim, t) for claim in claims], line.place, t)]
    return rows + [row for index in line.members for row in _share_rows(index, tree, outlet, t, depth=1)]


def _share_rows(index: int, tree: ClaimTree, outlet: str, t: Translator, depth: int) -> Iterator[str]:
    whole = tree.claims[index]
    for share_index in tree.shares.get(index, ()):
        share = tree.claims[share_index]
        yield INDENT * depth + _share(share, whole, outlet, t)
        yield from _share_rows(share_index, tree, outlet, t, depth + 1)


def _share(share: Claim, whole: Claim, outlet: str, t: Translator) -> str:
    if not is_sure(share):
        return unsure_line(share, outlet, t)
    told = render_share(share, whole, t)
    if share.place and share.place != whole.place:
        told += f" ({isolate(share.place)})"
    speaker = _speaker(share, outlet)
    return told if speaker == _speaker(whole, outlet) else f"{bold(isolate(speaker))}: {told}"


def claim_line(speaker: str, tolls: Sequence[str], place: str | None, t: Translator) -> str:
    """One line: who says it, the tolls as HTML, and where."""
    where = f" ({isolate(place)})" if place else ""
    return f"{bold(isolate(speaker))}: {t.comma.join(tolls)}{where}"


def unsure_line(claim: Claim, outlet: str, t: Translator) -> str:
    """A claim that may be misread: the outlet's own words. Whom it quotes may be misread as well."""
    return f"{bold(isolate(outlet))}: {t.text(UNCERTAIN)}: {isolate(f'«{claim.quote}»', QUOTE_LIMIT)}"


def is_sure(claim: Claim) -> bool:
    """Whether the reading of a claim is shown, and not its quote alone."""
    return claim.confidence >= UNSURE_BELOW


def _speaker(claim: Claim, outlet: str) -> str:
    return clean(claim.source or "") or outlet
