"""What mypyc reads otherwise than Python, and nobody sees until `make build/compiled` or the wheel fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SUMMARIZER = Path(__file__).resolve().parents[2] / "summarizer"


def found_in(source: str) -> list[str]:
    """The places of a source that compile to an error, or to code that ends in one."""
    return [f"line {node.lineno}: {reason}" for node, reason in _uncompilable(ast.parse(source))]


def _uncompilable(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(operator, ast.In | ast.NotIn) for operator in node.ops):
            listed = (element for side in node.comparators for element in getattr(side, "elts", ()))
            if any(isinstance(element, ast.Starred) for element in listed):
                yield node, "mypyc reads no star in the tuple behind `in`"
        joined = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) and _are_keys(node.right)
        if joined and isinstance(node, ast.BinOp) and not _are_keys(node.left):
            yield node, "a frozenset and the keys of a table make a set, whatever their types say: use union()"


def _are_keys(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys"


@pytest.mark.parametrize("source", ["x in (A, *B)", "x not in (*A, 'b')", "WORDS | TABLE.keys()"])
def test_what_does_not_compile_is_found(source: str) -> None:
    assert found_in(source)


@pytest.mark.parametrize("source", ["x in (A, B)", "ONE.keys() | OTHER.keys()", "TABLE.keys() | WORDS", "(*A, b)"])
def test_what_compiles_is_left_alone(source: str) -> None:
    assert not found_in(source)


def test_the_summarizer_compiles() -> None:
    found = {path.name: found_in(path.read_text(encoding="utf-8")) for path in SUMMARIZER.rglob("*.py")}
    assert {name: places for name, places in found.items() if places} == {}
