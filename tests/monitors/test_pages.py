"""Article pages to text, and the feeds that a page names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.pages import discover_feeds, extract_page

URL = "https://khabar.example/news/2026/well.html"
PARAGRAPHS = (
    "أعلنت بلدية القرية فجر اليوم أن ثلاثة عمال علقوا داخل بئر قديمة أثناء تنظيفها، وأن فرق الإنقاذ وصلت بعد ساعة.",
    "وقال أحد الجيران إن الأهالي حاولوا سحب العمال بالحبال قبل وصول الفرق، غير أن التربة كانت تنهار كلما اقتربوا.",
    "ونُقل عاملان إلى المشفى الوطني وحالتهما مستقرة، فيما لا يزال البحث جارياً عن الثالث حتى ساعة إعداد الخبر.",
)
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عمال في بئر - موقع خبر</title>
<script>var tracker = "تتبع";</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>ثلاثة عمال يعلقون داخل بئر قديمة</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<aside><h3>الأكثر قراءة</h3><a href="/1">أسعار الذهب اليوم</a><a href="/2">حالة الطقس</a></aside>
<div class="comments"><p>تعليق: الله يحميهم جميعاً ويعينهم على ما هم فيه.</p></div>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (PAGE.encode(), "utf-8"),
        (PAGE.encode(), None),
        (PAGE.encode("windows-1256"), "windows-1256"),
        (PAGE.encode("windows-1256"), None),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + PAGE.encode(), None),
    ],
    ids=["utf-8", "undeclared", "windows-1256", "windows-1256-undeclared", "xhtml"],
)
def test_the_article_is_extracted_by_paragraphs_in_any_charset(body: bytes, charset: str | None) -> None:
    extracted = lines(extract_page(body, URL, charset))
    assert [line for line in extracted if line in PARAGRAPHS] == list(PARAGRAPHS)


def test_menus_comments_and_footers_are_left_out() -> None:
    text = extract_page(PAGE.encode(), URL, None)
    for clutter in ("الرئيسية", "أسعار الذهب", "الله يحميهم", "جميع الحقوق", "تتبع", "<p>"):
        assert clutter not in text


def test_a_heading_that_says_the_items_title_again_does_not_open_the_text() -> None:
    title = "ثلاثة عمال يعلقون داخل بئر قديمة"
    assert lines(extract_page(PAGE.encode(), URL, None, f" {title}\n"))[0] == PARAGRAPHS[0]
    assert lines(extract_page(PAGE.encode(), URL, None, "عاجل | عمال في بئر"))[0] == title


@pytest.mark.parametrize("body", [b"", b"\x00", b"<", b"{}", b"<html><body></body></html>", b"\x89PNG\r\n\x1a\n"])
def test_a_page_without_an_article_gives_no_text(body: bytes) -> None:
    assert extract_page(body, URL, None) == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page(body: bytes) -> None:
    extract_page(body, URL, "utf-8")
    assert all(link.startswith("https://khabar.example/") for link in discover_feeds(body, URL))


def page_with(*links: str, prolog: str = "") -> bytes:
    return f"{prolog}<!DOCTYPE html><html><head>{''.join(links)}</head><body><p>خبر</p></body></html>".encode()


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("/rss", "https://khabar.example/rss"),
        ("feed.xml", "https://khabar.example/news/2026/feed.xml"),
        ("../all.xml", "https://khabar.example/news/all.xml"),
        ("//cdn.khabar.example/rss", "https://cdn.khabar.example/rss"),
        ("?format=rss", URL + "?format=rss"),
        ("http://other.example/rss", "http://other.example/rss"),
    ],
)
def test_links_to_feeds_are_made_absolute(href: str, found: str) -> None:
    assert discover_feeds(page_with(link(href)), URL) == [found]


def test_each_kind_of_feed_is_found_once_in_the_pages_order_and_not_beyond_five() -> None:
    kinds = ("application/atom+xml", "APPLICATION/RSS+XML", "application/rdf+xml")
    page = page_with(*(link(f"/{n}", kinds[n % 3]) for n in (3, 1, 3, 2, 4, 5, 6)))
    assert discover_feeds(page, URL) == [f"https://khabar.example/{n}" for n in (3, 1, 2, 4, 5)]


def test_other_links_are_no_feeds_and_the_usual_addresses_are_guessed() -> None:
    page = page_with(link("/style.css", "text/css", "stylesheet"), link("/en", "text/html"), link("/x", rel="next"))
    guesses = discover_feeds(page, URL)
    assert guesses[0] == "https://khabar.example/feed/"
    assert "https://khabar.example/rss.xml" in guesses


def test_broken_and_hostile_links_are_passed_over() -> None:
    hostile = (link("http://[bad"), link("javascript:alert(1)"), link("file:///etc/passwd"), link("/rss"))
    assert discover_feeds(page_with(*hostile), URL) == ["https://khabar.example/rss"]


def test_an_xhtml_page_with_a_prolog_names_its_feed_too() -> None:
    prolog = '<?xml version="1.0" encoding="utf-8"?>\n'
    assert discover_feeds(page_with(link("/rss"), prolog=prolog), URL) == ["https://khabar.example/rss"]


@pytest.mark.parametrize("piece", ["<div>", "<a href=x>y</a>", "<p>قال سكان إن الهدوء عاد.</p>", "قصف ", "&amp;"])
def test_a_page_larger_than_any_article_takes_no_time(piece: str) -> None:
    body = f"<html><body><article>{piece * 1_000_000}".encode()
    started = time.process_time()
    extract_page(body, URL, "utf-8")
    discover_feeds(body, URL)
    assert time.process_time() - started < 5
