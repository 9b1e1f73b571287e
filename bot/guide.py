"""Subscribing by buttons alone: one message in which a place, an actor and a toll are chosen, and then followed.

What is chosen so far is in the buttons themselves, so that nothing is kept and an old message works for ever:
`g:<view>:<place>:<actor>:<toll>:<page>`, with marks for names (bot/choices.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.choices import (
    KINDS_OF_ACTORS,
    LEAST,
    TOLLS,
    Choice,
    Toll,
    actor_marked,
    actors_of,
    countries,
    country_of,
    mark,
    place_label,
    place_marked,
)
from bot.context import Refusal, Request
from bot.explaining import matching_of_week, rate_lines
from bot.finding import read_query
from bot.language import N_, Translator
from bot.markup import bold, code, isolate, isolated_label
from bot.messages import Button, Message
from monitors.query.syntax import CountKind, Query
from summarizer.places.gazetteer import GazetteerEntry

PAGE = 16
"""Names on one page, two in a row: as many as a phone shows without scrolling."""
LABEL_LIMIT = 28
_LETTERS: dict[CountKind, str] = {"killed": "k", "wounded": "w", "missing": "m", "detained": "d", "any": "a"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}

_CHOSEN = r"(?P<place>[0-9a-f]{10}|):(?P<actor>[0-9a-f]{10}|[a-z_]{1,13}|):(?P<toll>[kwmda]\d{1,3}|):(?P<page>\d{1,3})"
VIEW = rf"g:(?P<view>home|lands|land|area|rest|kinds|names|tolls|counts):{_CHOSEN}"
"""The form of the data of buttons that turn to a view. In `names` the actor's part is a kind of actors."""
FOLLOW = rf"g:(?P<view>follow):{_CHOSEN}"
"""The form of the data of the button that follows what is chosen."""


async def guide(request: Request) -> Message:
    """The guide as it begins, with nothing chosen."""
    return await _home(request, Choice())


def start_button(t: Translator) -> Button:
    """The button that opens the guide."""
    return Button(t.text(N_("Choose by buttons")), data=_data("home", Choice()))


async def turn_to(request: Request, match: re.Match[str]) -> Message:
    """The view that a button of the guide leads to. Raises Refusal where a name is known no more."""
    choice, page = _chosen(match), int(match["page"])
    place = choice.place
    match match["view"]:
        case "lands":
            return _countries(request, choice, page)
        case "land" if place and place.country:
            return _country(request, choice, place, place.country, page)
        case "area" if place and place.country:
            towns = country_of(place.country).towns.get(place.id, ())
            return _towns(request, choice, place, towns, page, "area")
        case "rest" if place and place.country:
            return _towns(request, choice, place, country_of(place.country).others, page, "rest")
        case "kinds":
            return _kinds_of_actors(request, choice)
        case "names":
            return _actors(request, choice, match["actor"], page)
        case "tolls":
            return _tolls(request, choice)
        case "counts" if choice.toll:
            return _counts(request, choice, choice.toll.kind)
    return await _home(request, choice)


def chosen_query(match: re.Match[str]) -> Query:
    """The query that a button of the guide stands for. Raises Refusal where nothing is chosen."""
    return read_query(_chosen(match).query(), "subscribe", standing=True)


def _chosen(match: re.Match[str]) -> Choice:
    place = place_marked(match["place"]) if match["place"] else None
    is_name = match["view"] != "names" and match["actor"]
    actor = actor_marked(match["actor"]) if is_name else None
    if (match["place"] and place is None) or (is_name and actor is None):
        raise Refusal(N_("This button does nothing any more."))
    toll = match["toll"]
    return Choice(place, actor, Toll(_KINDS[toll[0]], max(int(toll[1:]), 1)) if toll else None)


def _data(view: str, choice: Choice, page: int = 0, actor: str = "") -> str:
    place = mark(choice.place.id) if choice.place else ""
    toll = f"{_LETTERS[choice.toll.kind]}{choice.toll.least}" if choice.toll else ""
    return f"g:{view}:{place}:{actor or (mark(choice.actor) if choice.actor else '')}:{toll}:{page}"


async def _home(request: Request, choice: Choice) -> Message:
    t = request.t
    keys: list[tuple[Button, ...]] = [
        (
            Button(t.text(N_("Place")), data=_data("lands", replace(choice, place=None))),
            Button(t.text(N_("Actor")), data=_data("kinds", replace(choice, actor=None))),
            Button(t.text(N_("Toll")), data=_data("tolls", replace(choice, toll=None))),
        )
    ]
    rows = [bold(t.text(N_("Choose what to follow")))]
    if choice == Choice():
        rows.append(t.text(N_("A place, an actor or a toll, or several of them: an alert comes where all hold.")))
        rows.append(t.text(N_("Or write words: {example}"), example=code("/subscribe غارة حلب")))
        return Message(request.style.lines(rows), tuple(keys))
    rows += [f"{t.text(label)}: {isolate(value)}" for label, value in _parts(request, choice)]
    rows += ["", t.text(N_("As a query: {query}"), query=code(choice.query()))]
    page = await matching_of_week(request, read_query(choice.query(), "subscribe", standing=True))
    rows += rate_lines(page, t)
    keys.append(
        (
            Button(t.text(N_("Follow this")), data=_data("follow", choice)),
            Button(t.text(N_("Start again")), data=_data("home", Choice())),
        )
    )
    return Message(request.style.lines(rows), tuple(keys))


def _parts(request: Request, choice: Choice) -> list[tuple[str, str]]:
    t = request.t
    parts = [
        (N_("Place"), place_label(choice.place, t) if choice.place else ""),
        (N_("Actor"), choice.actor or ""),
        (N_("Toll"), choice.toll.label(t) if choice.toll else ""),
    ]
    return [(label, value) for label, value in parts if value]


def _countries(request: Request, choice: Choice, page: int) -> Message:
    t = request.t
    names = [(place_label(land, t), _data("land", replace(choice, place=land))) for land in countries()]
    return _list(request, t.text(N_("Which country?")), [], names, page, _data("lands", choice, -1), _back(choice))


def _country(request: Request, choice: Choice, place: GazetteerEntry, code_: str, page: int) -> Message:
    t, inside = request.t, country_of(code_)
    heading = t.text(N_("Where in {place}?"), place=isolate(place_label(place, t)))
    first = [Button(t.text(N_("All of it")), data=_data("home", choice))]
    if inside.others:
        first.append(Button(t.text(N_("Other towns")), data=_data("rest", choice)))
    names = [
        (place_label(area, t), _data("area" if inside.towns[area.id] else "home", replace(choice, place=area)))
        for area in inside.provinces
    ]
    back = _data("lands", replace(choice, place=None))
    return _list(request, heading, first, names, page, _data("land", choice, -1), back)


def _towns(
    request: Request, choice: Choice, place: GazetteerEntry, towns: Sequence[GazetteerEntry], page: int, view: str
) -> Message:
    t = request.t
    heading = t.text(N_("Where in {place}?"), place=isolate(place_label(place, t)))
    first = [Button(t.text(N_("All of it")), data=_data("home", choice))]
    names = [(place_label(town, t), _data("home", replace(choice, place=town))) for town in towns]
    land = next((land for land in countries() if land.country == place.country), None)
    back = _data("land", replace(choice, place=land)) if land else _back(choice)
    return _list(request, heading, first, names, page, _data(view, choice, -1), back)


def _kinds_of_actors(request: Request, choice: Choice) -> Message:
    t = request.t
    names = [(t.text(label), _data("names", choice, actor=kind)) for kind, label in KINDS_OF_ACTORS.items()]
    return _list(request, t.text(N_("What kind of actor?")), [], names, 0, "", _back(choice))


def _actors(request: Request, choice: Choice, kind: str, page: int) -> Message:
    t = request.t
    heading = t.text(KINDS_OF_ACTORS[kind]) if kind in KINDS_OF_ACTORS else t.text(N_("What kind of actor?"))
    names = [(name, _data("home", replace(choice, actor=name))) for name in actors_of(kind)]
    turn = _data("names", choice, -1, actor=kind)
    return _list(request, heading, [], names, page, turn, _data("kinds", choice))


def _tolls(request: Request, choice: Choice) -> Message:
    t = request.t
    names = [
        (t.text(label), _data("counts", replace(choice, toll=Toll(kind, 1)))) for kind, (_, label) in TOLLS.items()
    ]
    return _list(request, t.text(N_("Which toll?")), [], names, 0, "", _back(choice))


def _counts(request: Request, choice: Choice, kind: CountKind) -> Message:
    tolls = [Toll(kind, least) for least in LEAST]
    names = [(toll.label(request.t), _data("home", replace(choice, toll=toll))) for toll in tolls]
    back = _data("tolls", replace(choice, toll=None))
    return _list(request, request.t.text(N_("At how many, by a single claim?")), [], names, 0, "", back)


def _back(choice: Choice) -> str:
    return _data("home", choice)


def _list(
    request: Request,
    heading: str,
    first: Sequence[Button],
    names: Sequence[tuple[str, str]],
    page: int,
    turn: str,
    back: str,
) -> Message:
    """A page of names, two in a row, with `first` above, and below what turns pages and goes back.

    turn: the data that a page's number is put at the end of, in place of -1.
    """
    t = request.t
    pages = max((len(names) - 1) // PAGE + 1, 1)
    page = min(page, pages - 1)
    shown = [Button(isolated_label(name, LABEL_LIMIT), data=data) for name, data in names[page * PAGE :][:PAGE]]
    rows = [tuple(first)] if first else []
    rows += [tuple(shown[at : at + 2]) for at in range(0, len(shown), 2)]
    turns = [
        Button(label, data=turn.removesuffix("-1") + str(to))
        for label, to in ((t.text(N_("Previous")), page - 1), (t.text(N_("Next")), page + 1))
        if 0 <= to < pages
    ]
    rows.append((*turns, Button(t.text(N_("Back")), data=back)))
    head = [bold(heading)]
    if pages > 1:
        head.append(t.text(N_("Page {page} of {pages}"), page=page + 1, pages=pages))
    return Message(request.style.lines(head), tuple(rows))
