"""What the command line prints, as tables that fit a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.doctor import Finding
from monitors.addresses import without_password
from monitors.poll import FeedReport
from monitors.store.feeds import Feed
from monitors.trial import FeedTrial


def print_poll(reports: Sequence[FeedReport]) -> None:
    """One line for each polled feed, slowest last."""
    if not reports:
        Console().print("No feed was due. `mirsad feeds list` shows when each will be.")
        return
    table = _table("feed", "what happened", "new", "edited", "alerts", "ms")
    for report in sorted(reports, key=lambda report: report.took_ms):
        said = report.status if report.ok else f"{report.status}: {report.sentence}"
        counts = (str(n) for n in (report.new, report.revised, report.alerts, report.took_ms))
        table.add_row(escape(report.feed.name), escape(said), *counts)
    Console().print(table)


def print_feeds(feeds: Sequence[Feed]) -> None:
    """Each feed with its address below its name, and what became of its last check; times in UTC."""
    if not feeds:
        Console().print("There is no feed yet. Add one: mirsad feeds add URL")
        return
    table = _table("no.", "feed", "state", "outcome", "success", "next check")
    for feed in feeds:
        times = (f"{at:%m-%d %H:%M}" if at else "never" for at in (feed.last_ok_at, feed.next_check_at))
        named = escape(f"{feed.name}\n{without_password(feed.url)}")
        table.add_row(str(feed.id), named, feed.state, escape(feed.status), *times)
    Console().print(table)


def print_trial(trial: FeedTrial) -> bool:
    """What a trial of a feed found; returns whether it worked."""
    console = Console()
    if trial.error_code is not None:
        console.print(f"{escape(trial.url)}: {escape(trial.error_sentence)}")
        return False
    dates = f", dated {trial.oldest:%Y-%m-%d %H:%M} to {trial.newest:%Y-%m-%d %H:%M} UTC" if trial.newest else ""
    console.print(f"{escape(trial.title)}: {trial.format}, items: {trial.entries}{dates}")
    console.print(f"Added as feed {trial.feed.id}." if trial.feed else "It works; it was not added.")
    return True


def print_findings(findings: Sequence[Finding]) -> bool:
    """What the doctor found; returns whether all is well."""
    console = Console()
    for finding in findings:
        mark = "[green]ok[/green]  " if finding.ok else "[red]mend[/red]"
        console.print(f"{mark} {finding.subject}: {escape(finding.text)}")
    return all(finding.ok for finding in findings)


def _table(*columns: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
