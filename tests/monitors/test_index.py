"""The standing index finds what the naive evaluator finds, for any queries and items, through any changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitors.query.evaluate import matches
from monitors.query.facts import Facts
from monitors.query.index import StandingIndex
from monitors.query.lexer import QueryError
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Query, Since, Term, simplified
from tests.monitors.store_world import NOW

STEMS = ("غار", "حلب", "قصف", "مدني", "دير", "زور")
KEYS = (*(f"w:{stem}" for stem in STEMS), "p:sy_حلب", "a:الحوثيون", "c:SY", "o:وكال", "f:غاره")
KINDS = ("killed", "wounded", "any")

leaves = st.one_of(
    st.sampled_from(KEYS).map(Term),
    st.lists(st.sampled_from(STEMS), min_size=2, max_size=3).map(lambda stems: Phrase(tuple(stems))),
    st.builds(Count, st.sampled_from(KINDS), st.integers(1, 5)),
    st.builds(Since, st.integers(1, 100_000)),
)
nodes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
).map(simplified)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    text = draw(st.lists(st.sampled_from(STEMS), max_size=6))
    found = {f"w:{stem}" for stem in text}
    found |= draw(st.sets(st.sampled_from([key for key in KEYS if not key.startswith("w:")])))
    counts = draw(st.dictionaries(st.sampled_from(KINDS), st.integers(0, 6)))
    return Facts(frozenset(found), " ".join(text), counts, NOW - timedelta(seconds=draw(st.integers(0, 200_000))))


def build(queries: list[Node]) -> tuple[StandingIndex, dict[int, Node]]:
    """An index of the queries that can stand, and those queries by number."""
    index, standing = StandingIndex({"w:غار": 9, "w:حلب": 3}), {}
    for number, node in enumerate(queries):
        try:
            index.add(number, Query("", node))
        except QueryError:
            continue
        standing[number] = node
    return index, standing


@given(st.lists(nodes, max_size=12), st.lists(facts(), max_size=4), st.sets(st.integers(0, 11)))
@settings(max_examples=400)
def test_the_index_finds_what_the_definition_says(queries: list[Node], items: list[Facts], removed: set[int]) -> None:
    index, standing = build(queries)
    for number in removed:
        index.remove(number)
        standing.pop(number, None)
    assert len(index) == len(standing)
    for item in items:
        assert index.matching(item, NOW) == [n for n, node in standing.items() if matches(node, item, NOW)]


@given(nodes)
def test_what_stands_never_matches_an_empty_item(node: Node) -> None:
    empty = Facts(frozenset(), "", {}, NOW)
    _, standing = build([node])
    if not standing:
        return
    assert not matches(node, empty, NOW)


def test_removed_queries_leave_nothing_behind() -> None:
    index = StandingIndex()
    item = Facts(frozenset({"w:غار"}), "غار", {}, NOW)
    for number in range(5000):
        index.add(number, Query("", Term("w:غار")))
        index.remove(number - 1)
    assert index.matching(item, NOW) == [4999]
    index.add(4999, Query("", Term("w:حلب")))
    assert index.matching(item, NOW) == []
    assert sum(map(len, index._postings.values())) < 3000


def test_a_query_without_anything_to_find_it_by_is_refused() -> None:
    with pytest.raises(QueryError, match="everything"):
        StandingIndex().add(1, Query("", Not(Term("w:غار"))))
