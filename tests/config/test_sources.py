"""The catalogue: the one that we ship, and what is said of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.environment import load_settings
from config.sources import FeedSource, SourcesError, load_sources

HEADER = "outlet,outlet_en,country,kind,url,active,note\n"
LINE = "وكالة,Agency,Iraq,agency,https://example.org/feed,yes,\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "feeds.csv"


def shipped() -> list[FeedSource]:
    path = load_settings({}).feeds_file
    assert path is not None
    return load_sources(path)


def test_the_shipped_catalogue_starts_a_dozen_feeds_none_doubtful() -> None:
    active = [source for source in shipped() if source.active]
    assert len(active) == 12
    assert not any("DOUBTFUL" in source.note for source in active)
    assert all(source.note.startswith("worked on 20") for source in active)
    assert len({source.country for source in active}) >= 8
    assert len({source.kind for source in active}) >= 5


def test_the_shipped_catalogue_offers_the_rest() -> None:
    assert len(shipped()) > 90
    assert len({source.name for source in shipped()}) == len(shipped())


def test_reads_a_catalogue(catalogue: Path) -> None:
    catalogue.write_text(
        "\ufeff" + HEADER + LINE + '\n"ب, ت",B,Syria,monitor,http://b.example/rss,no,"slow, long"\n', "utf-8"
    )
    assert load_sources(catalogue) == [
        FeedSource("وكالة", "Agency", "Iraq", "agency", "https://example.org/feed", True, ""),
        FeedSource("ب, ت", "B", "Syria", "monitor", "http://b.example/rss", False, "slow, long"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("وكالة,Agency\n", "2 fields, not 7"),
        (",Agency,Iraq,agency,https://b.example/feed,yes,\n", "no name"),
        ("وكالة,Agency,Iraq,agency,ftp://b.example/feed,yes,\n", "ftp://b.example/feed"),
        ("وكالة,Agency,Iraq,agency,http://[b/feed,yes,\n", "not the address"),
        ("وكالة,Agency,Iraq,agency,https://b.example/feed,maybe,\n", "'maybe', not yes or no"),
        (LINE, "the same address as line 2"),
        ('وكالة,"Agency"x,Iraq,agency,https://b.example/feed,yes,\n', "expected"),
    ],
)
def test_a_fault_names_its_line(catalogue: Path, line: str, reason: str) -> None:
    catalogue.write_text(HEADER + LINE + line, "utf-8")
    with pytest.raises(SourcesError, match=r"feeds\.csv, line 3: ") as caught:
        load_sources(catalogue)
    assert reason in str(caught.value)


def test_all_faults_are_told(catalogue: Path) -> None:
    catalogue.write_text(HEADER + "x\n" + LINE + "y\n", "utf-8")
    with pytest.raises(SourcesError, match=r"(?s)line 2: .*line 4: "):
        load_sources(catalogue)


def test_a_file_that_is_no_catalogue_is_refused(catalogue: Path) -> None:
    with pytest.raises(SourcesError, match="cannot be read"):
        load_sources(catalogue)
    catalogue.write_bytes(HEADER.encode("utf-16"))
    with pytest.raises(SourcesError, match="cannot be read"):
        load_sources(catalogue)
    catalogue.write_text("url\n")
    with pytest.raises(SourcesError, match="line 1: the columns must be outlet"):
        load_sources(catalogue)
