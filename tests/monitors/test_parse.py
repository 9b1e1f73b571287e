"""Bytes of a feed to entries: the forms and the faults that Arabic outlets really serve."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitors.identity import traits_of
from monitors.parse import (
    FIRST_ENTRIES,
    MAX_ENTRIES,
    MAX_MARKUP,
    MAX_TAGS,
    TEASER_LENGTH,
    Entry,
    ParsedFeed,
    ParseError,
    decode,
    is_teaser,
    parse_feed,
)

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
URL = "https://khabar.example/rss/feed.xml"
TITLE = "انتشال الجثامين من البئر في الريف الشمالي"


def parse(body: bytes | str, content_type: str = "") -> ParsedFeed:
    return parse_feed(body.encode() if isinstance(body, str) else body, content_type, URL, now=NOW)


def rss(*items: str, channel: str = "", prolog: str = "") -> str:
    rows = "".join(f"<item>{item}</item>" for item in items)
    content = "http://purl.org/rss/1.0/modules/content/"
    return f'{prolog}<rss version="2.0" xmlns:content="{content}"><channel>{channel}{rows}</channel></rss>'


def only(body: bytes | str, content_type: str = "") -> Entry:
    (entry,) = parse(body, content_type).entries
    return entry


# --- forms ---


def test_rss_with_all_that_an_entry_can_say() -> None:
    body = rss(
        f"<title>{TITLE}</title><link>https://khabar.example/1</link><guid>خ-1</guid>"
        "<pubDate>Thu, 05 Mar 2026 10:00:00 +0300</pubDate><description>الملخص</description>",
        channel="<title>وكالة\n خبر</title><ttl>15</ttl>",
    )
    feed = parse(body, "application/rss+xml")
    assert (feed.title, feed.format, feed.ttl_seconds) == ("وكالة خبر", "rss20", 900)
    assert feed.entries == (
        Entry("خ-1", "https://khabar.example/1", TITLE, "الملخص", datetime(2026, 3, 5, 7, tzinfo=UTC), full=False),
    )


def test_atom_content_is_the_whole_text_and_the_alternate_link_the_address() -> None:
    feed = parse(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>خبر</title><entry><id>tag:khabar,1</id>'
        f'<title type="html">&lt;b&gt;{TITLE}&lt;/b&gt;</title>'
        '<link rel="self" href="/self"/><link rel="alternate" href="/a/1"/><updated>2026-03-05T10:00:00+03:00</updated>'
        "<summary>موجز</summary>"
        '<content type="html">&lt;p&gt;فقرة أولى&lt;/p&gt;&lt;p&gt;فقرة ثانية&lt;/p&gt;</content>'
        "</entry></feed>"
    )
    (entry,) = feed.entries
    assert feed.format == "atom10"
    assert (entry.guid, entry.title, entry.text) == ("tag:khabar,1", TITLE, "فقرة أولى\nفقرة ثانية")
    assert (entry.url, entry.full) == ("https://khabar.example/a/1", True)
    assert entry.published_at == datetime(2026, 3, 5, 7, tzinfo=UTC)


def test_rdf() -> None:
    feed = parse(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>خبر</title></channel>'
        f'<item rdf:about="https://khabar.example/7"><title>{TITLE}</title><link>https://khabar.example/7</link>'
        "<dc:date>2026-03-05T09:00:00Z</dc:date></item></rdf:RDF>"
    )
    (entry,) = feed.entries
    assert feed.format == "rss10"
    assert (entry.title, entry.url, entry.published_at) == (
        TITLE,
        "https://khabar.example/7",
        datetime(2026, 3, 5, 9, tzinfo=UTC),
    )


def test_the_longest_of_description_and_content_is_the_text() -> None:
    body = rss("<title>ع</title><description>مقتطف</description><content:encoded>النص كاملاً هنا</content:encoded>")
    assert only(body).text == "النص كاملاً هنا"
    assert only(body).full


def test_html_is_cleaned_with_its_paragraphs_kept() -> None:
    entry = only(
        rss(
            "<title>عاجل &amp;quot;هدنة&amp;quot;</title>"
            "<description><![CDATA[<p>قال&nbsp;شهود إن <b>ثلاثة</b> أصيبوا.</p>"
            "<script>x()</script><p>نُقلوا إلى المشفى.</p>]]></description>"
        )
    )
    assert entry.title == 'عاجل "هدنة"'
    assert entry.text == "قال شهود إن ثلاثة أصيبوا.\nنُقلوا إلى المشفى."


def test_a_relative_link_is_of_the_feeds_host_and_a_link_that_is_no_web_address_is_none() -> None:
    assert only(rss("<title>ع</title><link>/news/9</link>")).url == "https://khabar.example/news/9"
    assert only(rss("<title>ع</title><link>javascript:alert(1)</link>")).url == ""
    assert only(rss("<title>ع</title><link>http://[x</link>")).url == ""


def test_blank_entries_are_left_out_and_an_empty_feed_is_a_feed() -> None:
    assert parse(rss("<guid>1</guid>", f"<title>{TITLE}</title>")).entries[0].title == TITLE
    assert parse(rss()).entries == ()


def test_only_so_many_entries_are_taken_and_they_are_the_first() -> None:
    entries = parse(rss(*(f"<title>خبر {n}</title>" for n in range(MAX_ENTRIES + 20)))).entries
    assert (len(entries), entries[0].title) == (MAX_ENTRIES, "خبر 0")


def test_of_a_feed_too_long_the_middle_is_left_out_whichever_end_is_the_newest() -> None:
    entries = parse(rss(*(f"<title>خبر {n}</title>" for n in range(50_000)))).entries
    numbers = [int(entry.title.split()[1]) for entry in entries]
    assert numbers == [*range(FIRST_ENTRIES), *range(50_000 - MAX_ENTRIES + FIRST_ENTRIES, 50_000)]


def test_a_text_without_end_is_cut() -> None:
    (entry,) = parse(rss(f"<title>{TITLE}</title><description>{'ب ' * MAX_MARKUP}</description>")).entries
    assert (entry.title, len(entry.text) <= MAX_MARKUP) == (TITLE, True)


@pytest.mark.parametrize(
    "items",
    [
        ["<a>" * MAX_TAGS],
        ["<a/>" * MAX_TAGS],
        ["<" * 3 * MAX_TAGS],
        ["&amp;" * 39_000] * 30,
        [("ب" * (MAX_MARKUP - 1)) + "<b/>"] * 40,
    ],
    ids=["open", "empty", "angles", "references", "texts"],
)
def test_a_body_of_nothing_but_tags_is_refused_before_it_takes_time(items: list[str]) -> None:
    body = rss(*(f"<title>{item}</title>" for item in items))
    started = time.process_time()
    with pytest.raises(ParseError) as error:
        parse(body)
    assert error.value.code == "too_complex"
    assert time.process_time() - started < 2


@pytest.mark.parametrize("ttl", ["", "soon", "-5", "٦٠", "99999999999999999999"])
def test_a_ttl_that_is_no_number_of_minutes_asks_for_nothing(ttl: str) -> None:
    assert parse(rss(channel=f"<ttl>{ttl}</ttl>")).ttl_seconds is None


def test_a_body_of_open_cdata_takes_no_time() -> None:
    started = time.process_time()
    with suppress(ParseError):
        parse(rss("<title>" + "<![CDATA[<skipHours>" * MAX_TAGS))
    assert time.process_time() - started < 2


def test_when_a_feed_would_rest_is_read() -> None:
    hours = "<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>"
    days = "<skipDays><day>Friday</day><day>SATURDAY</day><day>الجمعة</day></skipDays>"
    feed = parse(rss(f"<title>{TITLE}</title>", channel=hours + days))
    assert (feed.skip_hours, feed.skip_days) == ({0, 23}, {4, 5})
    assert (parse(rss()).skip_hours, parse(rss()).skip_days) == (frozenset(), frozenset())


def test_a_feed_says_whether_its_document_is_whole() -> None:
    whole = rss("<title>أ</title>", "<title>ب</title>")
    assert not parse(whole).damaged
    assert parse(whole[:-30]).damaged


# --- charsets ---


@pytest.mark.parametrize(
    ("prolog", "content_type"),
    [
        ('<?xml version="1.0" encoding="windows-1256"?>', ""),
        ("<?xml version='1.0'\n encoding='Windows-1256' ?>", "text/xml"),
        ("", 'text/xml; charset="windows-1256"'),
        ("", "text/xml"),
        ('<?xml version="1.0" encoding="utf-8"?>', "text/xml; charset=utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "text/xml; charset=windows-1252"),
        ('<?xml version="1.0" encoding="no-such-charset"?>', "text/xml; charset=نص"),
    ],
    ids=["prolog", "prolog-broken-line", "header", "detected", "wrongly-utf-8", "wrongly-latin", "unknown"],
)
def test_windows_1256_is_read_whatever_is_declared(prolog: str, content_type: str) -> None:
    body = rss(f"<title>{TITLE}، «الآن»</title>", prolog=prolog).encode("windows-1256")
    assert only(body, content_type).title == f"{TITLE}، «الآن»"


def test_iso_8859_6_is_read() -> None:
    body = rss(f"<title>{TITLE}</title>", prolog='<?xml version="1.0" encoding="iso-8859-6"?>').encode("iso-8859-6")
    assert only(body).title == TITLE
    assert only(body.replace(b"iso-8859-6", b"utf-8")).title == TITLE


def test_utf_8_declared_as_windows_1256_is_read() -> None:
    body = rss(f"<title>{TITLE}</title>", prolog='<?xml version="1.0" encoding="windows-1256"?>')
    assert only(body, "text/xml; charset=windows-1256").title == TITLE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_obeyed(encoding: str) -> None:
    body = rss(f"<title>{TITLE}</title>", prolog='<?xml version="1.0" encoding="utf-16"?>').encode(encoding)
    assert only(body).title == TITLE


def test_utf_8_cut_within_a_letter_is_not_taken_for_another_charset() -> None:
    body = rss("<title>قصف</title>", "<title>هدوء حذر</title>").encode()
    cut = body[: body.index("حذر".encode()) + 5]
    assert parse(cut).entries[0].title == "قصف"


def test_one_broken_byte_does_not_garble_the_rest() -> None:
    assert decode("نزوح مئة عائلة".encode() + b"\xd8 " + "فجراً".encode(), "") == "نزوح مئة عائلة\ufffd فجراً"


def test_western_text_is_read_as_declared() -> None:
    assert decode("café, numéro".encode("latin-1"), "text/html; charset=iso-8859-1") == "café, numéro"


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "unicode_escape", "hex", "rot13", "zip", "utf-7"])
def test_codecs_that_are_no_charset_are_not_used(charset: str) -> None:
    body = rss(f"<title>{TITLE} \\q</title>").encode("windows-1256")
    assert only(body, f"text/xml; charset={charset}").title == f"{TITLE} \\q"


# --- dates ---


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 05 Mar 2026 10:00:00 GMT",
        "Thu, 5 Mar 26 13:00 +0300",
        "Thu, 05 Mar 2026 13:00:00 +03:00",
        "5 Mar 2026 10:00:00 GMT",
        "Thu Mar  5 10:00:00 2026",
        "2026-03-05 10:00:00",
        "2026-03-05T13:00:00.123+03:00",
        "Thu, 05 Mar 2026 05:00:00 EST",
    ],
)
def test_dates_in_odd_forms(text: str) -> None:
    assert only(rss(f"<title>ع</title><pubDate>{text}</pubDate>")).published_at == datetime(2026, 3, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "الخميس 5 مارس 2026",
        "٥/٣/٢٠٢٦",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "0001-01-01T00:00:00Z",
        "0000-00-00 00:00:00",
        "1772704800",
        "Thu, 05 Mar 2037 10:00:00 GMT",
        "99999-01-01",
    ],
)
def test_an_unreadable_or_impossible_date_is_no_date_so_that_the_entry_counts_as_new(text: str) -> None:
    assert only(rss(f"<title>ع</title><pubDate>{text}</pubDate>")).published_at is None


def test_an_unreadable_date_gives_way_to_another_that_is_readable() -> None:
    dated = '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-03-05T10:00:00Z</dc:date>'
    assert only(rss(f"<title>ع</title><pubDate>أمس</pubDate>{dated}")).published_at == NOW - timedelta(hours=2)


def test_a_date_some_hours_ahead_is_a_time_zone_left_out() -> None:
    assert only(rss("<title>ع</title><pubDate>2026-03-05 15:00:00</pubDate>")).published_at == NOW + timedelta(hours=3)


# --- what is no feed ---


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"<!DOCTYPE html><html><head><title>x</title></head><body>404</body></html>", "html"),
        (b"\xef\xbb\xbf\n<HTML lang='ar'><p>", "html"),
        (b"<rss version='2.0'><!DOCTYPE x [<!ENTITY a 'aaaa'>]><channel/></rss>", "entities"),
        (b'{"items": []}', "not_a_feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_feed"),
        (b"<?xml version='1.0'?><urlset/>", "not_a_feed"),
        (b"<?xml version='1.0'", "not_a_feed"),
        (b"<a>" * 5000, "not_a_feed"),
    ],
)
def test_what_is_no_feed_is_said_in_a_sentence(body: bytes, code: str) -> None:
    with pytest.raises(ParseError) as error:
        parse(body, "application/rss+xml")
    assert error.value.code == code
    assert str(error.value).endswith(".")


def test_entities_that_multiply_are_refused_at_once() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "x">{levels}]>' + rss("<title>&l11;</title>")
    started = time.process_time()
    with pytest.raises(ParseError, match="entities"):
        parse(body)
    assert time.process_time() - started < 1


def test_a_truncated_feed_gives_the_entries_that_arrived() -> None:
    body = rss(*(f"<title>خبر {n}</title><guid>{n}</guid><description>نص {n}</description>" for n in range(3)))
    entries = parse(body[: body.index("نص 2")]).entries
    assert [(entry.guid, entry.text) for entry in entries[:2]] == [("0", "نص 0"), ("1", "نص 1")]


def test_a_stray_ampersand_and_a_control_character_do_not_lose_the_feed() -> None:
    first, second = parse(rss("<title>ألف & باء</title>", "<title>جيم\x0b دال</title>")).entries
    assert (first.title, second.title) == ("ألف & باء", "جيم دال")


@pytest.mark.parametrize(
    "reference", ["&#55357;&#56832;", "&#xD83D;", "&#x110000;", "&#99999999999;", f"&#{'9' * 5000};"]
)
def test_a_reference_to_no_character_does_not_lose_the_feed(reference: str) -> None:
    assert only(rss(f"<title>فرح{reference} كبير &#1593;&#x0644;م</title>")).title == "فرح كبير علم"


@pytest.mark.parametrize("item", ["<guid><textInput></guid>", "<pubDate><title></pubDate>", "<guid/><link/><title/>"])
def test_tags_nested_where_none_belong_are_a_feed_or_a_parse_error(item: str) -> None:
    with suppress(ParseError):
        assert all("None" not in (entry.guid, entry.title) for entry in parse(rss(item)).entries)


def test_a_body_that_names_a_local_file_is_not_that_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(rss("<title>سر</title>"), encoding="utf-8")
    with pytest.raises(ParseError):
        parse(str(secret))


@given(st.binary(max_size=300), st.text(max_size=20))
@example(b"/dev/stdin", "")
def test_any_bytes_are_a_feed_or_a_parse_error(body: bytes, charset: str) -> None:
    with suppress(ParseError):
        parse(body, f"text/xml; charset={charset}")


PIECES = st.sampled_from(
    [
        *(
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<guid>",
            "<pubDate>",
            "<description>",
            "</description>",
            "</item>",
        ),
        *(
            "<item>",
            "<content:encoded>",
            "<![CDATA[",
            "]]>",
            "&lt;html&gt;",
            "&lt;frameset&gt;",
            "&lt;",
            "&#xD800;",
            "<![",
            "<!",
        ),
        *(
            "http://[",
            "-1",
            "9999-99-99",
            "خبر",
            "\x00",
            "\x1f",
            "<?x",
            "<!--",
            "xml:base='http://['",
            "<link href='",
            "'",
        ),
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=12))
def test_any_torn_feed_is_parsed_and_each_entry_has_a_key(pieces: list[str]) -> None:
    body = '<rss version="2.0"><channel><item><title>أ</title></item><item>' + "".join(pieces)
    with suppress(ParseError):
        for entry in parse(body.encode("utf-8", "replace")).entries:
            assert all(0 < len(traits.key) <= 500 for traits in traits_of([entry]))
            assert is_teaser(entry) in (True, False)


# --- teasers ---


def entry_of(text: str, *, full: bool = False) -> Entry:
    return Entry("1", "", TITLE, text, None, full)


def test_short_texts_and_texts_that_say_there_is_more_are_teasers() -> None:
    long = "وقال سكان إن الهدوء عاد. " * (TEASER_LENGTH // 20)
    assert is_teaser(entry_of("قُتل شخص."))
    assert not is_teaser(entry_of(long))
    assert all(is_teaser(entry_of(long + more)) for more in ("…", "[…]", "...", "اقرأ المزيد »", "المزيد"))


def test_a_text_that_the_feed_gives_as_content_is_no_teaser() -> None:
    assert not is_teaser(entry_of("قُتل شخص.", full=True))
