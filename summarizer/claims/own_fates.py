"""Who is joined to victims and has a fate of his own: `قتل جنديان وثالث أُصيب`, `توفي طفل وشقيقه في حالة خطيرة`."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.claims.group import Group
from summarizer.claims.states import hurt_beside, told_state
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# In a negation or what goes on: `وصديقه ما زال مفقودا`.
STILL = frozenset(("ما", "لا"))


class Fate(NamedTuple):
    """What became of those joined: the kind where it is stated right behind them, else none; and the token behind."""

    kind: Kind | None
    last: int


def own_fate(doc: Document, joined: Group, kind: Kind) -> Fate | None:
    """What is told to have become of those whom و joins to victims of a kind, where it is something else."""
    for i in range(joined.last, max(joined.next, joined.last) + 1):
        critical = doc.phrase_end(phrases("casualties", "missing", "critical"), i) if kind == "killed" else None
        if critical is not None:
            return Fate("wounded", critical)
        if doc.norm(i) in STILL and doc.norm(i + 1) in words("casualties", "missing", "still"):
            return Fate(None, i)
        if _is_known(doc, joined) and (fate := _told_behind(doc, i, kind)) is not None:
            return fate
    return Fate(None, joined.last) if _are_in_another_state(doc, joined, kind) else None


def _are_in_another_state(doc: Document, group: Group, kind: Kind) -> bool:
    """`وستة في العناية المركزة`: what their state makes of them is another kind, which its own rule reads."""
    told = told_state(doc, group)
    if kind != "killed" or told is not None:
        return told not in (None, kind)
    copula = words("casualties", "missing", "copula")
    still = doc.norm(group.next) in ("ما", "لا") and doc.norm(group.next + 1) in copula
    if group.who is None and still:
        # `و14 ما زالوا تحت الأنقاض`
        return True
    return hurt_beside(doc, group) is not None


def _is_known(doc: Document, joined: Group) -> bool:
    """`وآخر`, `وشقيقه`: one behind whom a verb can be no relative clause, as it may be in `وطفل أصيب قبل أيام`."""
    kin = doc.form(joined.first, "kin")
    return joined.maximum == 1 and (joined.shape == "other" or (kin is not None and kin.suffixed))


def _told_behind(doc: Document, i: int, kind: Kind) -> Fate | None:
    """`وخامس مفقود`, `وثالث أُصيب`, `وآخر لاذ بالفرار`: a noun or a verb of another kind, or else what he did."""
    if doc.norm(i) in words("casualties", "share", "own_fates"):
        return Fate(None, i)
    told = doc.reading(i, "verb") or doc.reading(i, "victim")
    if told is None or told.prefix or told.form.number != "singular" or told.form.kind in (None, kind):
        return None
    if told.form.role == "victim":
        return Fate(told.form.kind, i + 1)
    return Fate(None, i) if told.form.voice != "agent" else None
