"""Claims in words: how many of what kind, with Arabic number agreement, and always who says so. Pure.

A sentence for each kind and way of counting, because Arabic inflects the whole phrase and not the noun alone.
"""

from __future__ import annotations

from bot.language import N_, NP_, Translator
from bot.markup import isolate
from summarizer.model import Claim, Kind, Vague

Sentences = dict[Kind, tuple[str, str]]

UNSURE_BELOW = 0.5
"""Claims of less confidence are shown as their quote alone."""
WHO_LIMIT = 80

_EXACT: Sentences = {
    "killed": NP_("{n} killed", "{n} killed"),
    "wounded": NP_("{n} wounded", "{n} wounded"),
    "missing": NP_("{n} missing", "{n} missing"),
    "detained": NP_("{n} detained", "{n} detained"),
    "casualties": NP_("{n} casualty", "{n} casualties"),
}
_AT_LEAST: Sentences = {
    "killed": NP_("at least {n} killed", "at least {n} killed"),
    "wounded": NP_("at least {n} wounded", "at least {n} wounded"),
    "missing": NP_("at least {n} missing", "at least {n} missing"),
    "detained": NP_("at least {n} detained", "at least {n} detained"),
    "casualties": NP_("at least {n} casualty", "at least {n} casualties"),
}
_UP_TO: Sentences = {
    "killed": NP_("up to {n} killed", "up to {n} killed"),
    "wounded": NP_("up to {n} wounded", "up to {n} wounded"),
    "missing": NP_("up to {n} missing", "up to {n} missing"),
    "detained": NP_("up to {n} detained", "up to {n} detained"),
    "casualties": NP_("up to {n} casualty", "up to {n} casualties"),
}
_ABOUT: Sentences = {
    "killed": NP_("about {n} killed", "about {n} killed"),
    "wounded": NP_("about {n} wounded", "about {n} wounded"),
    "missing": NP_("about {n} missing", "about {n} missing"),
    "detained": NP_("about {n} detained", "about {n} detained"),
    "casualties": NP_("about {n} casualty", "about {n} casualties"),
}
_RANGE: Sentences = {
    "killed": NP_("{low} to {n} killed", "{low} to {n} killed"),
    "wounded": NP_("{low} to {n} wounded", "{low} to {n} wounded"),
    "missing": NP_("{low} to {n} missing", "{low} to {n} missing"),
    "detained": NP_("{low} to {n} detained", "{low} to {n} detained"),
    "casualties": NP_("{low} to {n} casualty", "{low} to {n} casualties"),
}
_DENIED: Sentences = {
    "killed": NP_("denies that {n} was killed", "denies that {n} were killed"),
    "wounded": NP_("denies that {n} was wounded", "denies that {n} were wounded"),
    "missing": NP_("denies that {n} is missing", "denies that {n} are missing"),
    "detained": NP_("denies that {n} was detained", "denies that {n} were detained"),
    "casualties": NP_("denies {n} casualty", "denies {n} casualties"),
}
_DENIED_ALL: dict[Kind, str] = {
    "killed": N_("denies that anyone was killed"),
    "wounded": N_("denies that anyone was wounded"),
    "missing": N_("denies that anyone is missing"),
    "detained": N_("denies that anyone was detained"),
    "casualties": N_("denies any casualties"),
}
_UNCOUNTED: dict[Kind, str] = {
    "killed": N_("killed, number not given"),
    "wounded": N_("wounded, number not given"),
    "missing": N_("missing, number not given"),
    "detained": N_("detained, number not given"),
    "casualties": N_("casualties, number not given"),
}
_VAGUE: dict[Vague, dict[Kind, str]] = {
    "some": {
        "killed": N_("some killed"),
        "wounded": N_("some wounded"),
        "missing": N_("some missing"),
        "detained": N_("some detained"),
        "casualties": N_("some casualties"),
    },
    "tens": {
        "killed": N_("dozens killed"),
        "wounded": N_("dozens wounded"),
        "missing": N_("dozens missing"),
        "detained": N_("dozens detained"),
        "casualties": N_("dozens of casualties"),
    },
    "hundreds": {
        "killed": N_("hundreds killed"),
        "wounded": N_("hundreds wounded"),
        "missing": N_("hundreds missing"),
        "detained": N_("hundreds detained"),
        "casualties": N_("hundreds of casualties"),
    },
    "thousands": {
        "killed": N_("thousands killed"),
        "wounded": N_("thousands wounded"),
        "missing": N_("thousands missing"),
        "detained": N_("thousands detained"),
        "casualties": N_("thousands of casualties"),
    },
}


def at_least(kind: Kind, n: int, t: Translator) -> str:
    """So many of a kind or more, as plain text."""
    return t.plural(_AT_LEAST[kind], n)


def render_toll(claim: Claim, t: Translator) -> str:
    """Count, kind and victims as HTML: `5 جرحى (جنود)`."""
    phrase = _denial(claim, t) if claim.status == "denied" else _count(claim, t)
    return phrase + _remarks(claim, t, isolate(claim.who, WHO_LIMIT) if claim.who else None)


def render_share(claim: Claim, whole: Claim, t: Translator) -> str:
    """A part of a wider toll as HTML: `منهم 3 أطفال`.

    From three on the victims' own noun takes the number, as it did in the text; below, its form
    (`طفلان`) may hold the number itself.
    """
    if _counts_victims(claim, whole):
        victims = t.text(N_("including {n} {who}"), n=f"{claim.count_min:,}", who=isolate(claim.who or "", WHO_LIMIT))
        return victims + _remarks(claim, t, None)
    return t.text(N_("including {toll}"), toll=render_toll(claim, t))


def _counts_victims(claim: Claim, whole: Claim) -> bool:
    exact = claim.count_min is not None and claim.count_min == claim.count_max and claim.count_min >= 3
    return exact and bool(claim.who) and claim.kind == whole.kind and claim.status != "denied" and not claim.approx


def _remarks(claim: Claim, t: Translator, who: str | None) -> str:
    remarks = [who] if who else []
    if claim.status == "possible":
        remarks.append(t.text(N_("unconfirmed")))
    if claim.scope == "cumulative":
        remarks.append(t.text(N_("running total")))
    return f" ({t.semicolon.join(remarks)})" if remarks else ""


def _denial(claim: Claim, t: Translator) -> str:
    if claim.count_min == 0 and claim.count_max == 0:
        return t.text(_DENIED_ALL[claim.kind])
    if claim.count_min and claim.count_min == claim.count_max and not claim.vague:
        return t.plural(_DENIED[claim.kind], claim.count_min)
    return t.text(N_("denies this toll: {toll}"), toll=_count(claim, t))


def _count(claim: Claim, t: Translator) -> str:
    kind, low, high = claim.kind, claim.count_min, claim.count_max
    if claim.vague:
        return t.text(_VAGUE[claim.vague][kind])
    if low is not None and low == high:
        return t.plural((_ABOUT if claim.approx and low else _EXACT)[kind], low)
    if low and high:
        return t.plural(_RANGE[kind], max(low, high), low=f"{min(low, high):,}")
    if low:
        return t.plural(_AT_LEAST[kind], low)
    if high:
        return t.plural(_UP_TO[kind], high)
    return t.text(_UNCOUNTED[kind])
