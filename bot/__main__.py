"""The command line. Each command loads what it needs when it runs, so that `--help` and `summarize` start fast."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from config.settings import Settings

Result = TypeVar("Result")


class Half(StrEnum):
    """The halves of the split set: rules are made from one and measured on the other."""

    TUNING = "tuning"
    MEASURING = "measuring"


app = typer.Typer(
    help="Mirsad watches Arabic news feeds and says who claims what toll, where, and in which words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
feeds_app = typer.Typer(help="Add, list, remove and try feeds.", no_args_is_help=True)
db_app = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")
app.add_typer(db_app, name="db")

FeedRef = Annotated[str, typer.Argument(help="The feed's number, address or name, as `mirsad feeds list` shows it.")]
FeedUrl = Annotated[str, typer.Argument(help="The address of the feed, or of a page that names its feed.")]


def main() -> None:
    """The console script `mirsad`."""
    app()


@app.command()
def run() -> None:
    """Run the bot: on Telegram if a token is set, else in the sandbox with a chat page in your browser."""
    from bot.app import run as run_bot
    from bot.startup import StartError

    settings = _settings()
    try:
        asyncio.run(run_bot(settings))
    except StartError as error:
        _fail(str(error))


@app.command()
def poll() -> None:
    """Poll every feed that is due once, then print a table of what happened. Alerts are stored, not sent."""
    from bot.operations import poll_once
    from bot.reports import print_poll

    print_poll(_run_operation(poll_once))


@app.command()
def summarize(
    file: Annotated[str, typer.Argument(help="A JSONL file with id, outlet, title and text; `-` reads stdin.")] = "-",
    text: Annotated[bool, typer.Option("--text", help="The input is the plain text of one article.")] = False,
) -> None:
    """Summarize articles: JSON lines in, JSON lines out, in the same order.

    Offsets in the output count code points into `text` (for headline_claims, into `title`). A malformed line is
    named on stderr, the others are still written, and the exit code is 1.
    """
    from bot.batch import BadLine, summarize_lines, summarize_plain, to_line

    with _open_input(file) as source:
        results = [summarize_plain(source.read())] if text else summarize_lines(source)
        failed, written = 0, 0
        for result in results:
            if isinstance(result, BadLine):
                failed += 1
                typer.echo(f"line {result.number}: {result.reason}", err=True)
            else:
                written += 1
                sys.stdout.buffer.write(to_line(result))
    if failed and not written:
        typer.echo("No line could be read. Is this the plain text of one article? Then add --text.", err=True)
    if failed:
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A JSONL file of annotated articles.", exists=True, dir_okay=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was added.")] = False,
    half: Annotated[Half | None, typer.Option(help="Only one half of the split set dev.jsonl.")] = None,
) -> None:
    """Measure the summarizer against annotated articles: claims, attribution, places, actors, silence."""
    from bot.evaluation import GoldError, evaluate_file, print_errors, print_evaluation

    try:
        evaluation = evaluate_file(gold, half=half.value if half else None)
    except GoldError as error:
        _fail(str(error))
    if errors:
        print_errors(evaluation, gold)
    elif as_json:
        typer.echo(json.dumps(evaluation.to_record(), ensure_ascii=False))
    else:
        print_evaluation(evaluation)


@feeds_app.command("add")
def feeds_add(
    url: FeedUrl, name: Annotated[str, typer.Argument(help="What to call it; default: its title.")] = ""
) -> None:
    """Try a feed at once and add it if it works; what it holds now is stored without alerts."""
    from bot.operations import add_feed
    from bot.reports import print_trial

    if not print_trial(_run_operation(add_feed, url, name)):
        raise typer.Exit(1)


@feeds_app.command("list")
def feeds_list() -> None:
    """List the feeds with their state, last success and next check."""
    from bot.operations import list_feeds
    from bot.reports import print_feeds

    print_feeds(_run_operation(list_feeds))


@feeds_app.command("remove")
def feeds_remove(feed: FeedRef) -> None:
    """Remove a feed. Its items stay until they are old; the catalogue does not bring it back."""
    from bot.operations import remove_feed
    from monitors.addresses import without_password

    removed = _run_operation(remove_feed, feed)
    if removed is None:
        _fail(f"There is no feed {feed!r}. `mirsad feeds list` shows them all.")
    typer.echo(f"Removed {removed.name} ({without_password(removed.url)}).")


@feeds_app.command("test")
def feeds_test(url: FeedUrl) -> None:
    """Try a feed without adding it: its format, items and dates, or exactly what is wrong."""
    from bot.operations import test_feed
    from bot.reports import print_trial

    if not print_trial(_run_operation(test_feed, url)):
        raise typer.Exit(1)


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Create the database or bring it to this version's form. `mirsad run` does it by itself."""
    from bot.startup import StartError, open_database

    try:
        open_database(_settings()).close()
    except StartError as error:
        _fail(str(error))
    typer.echo("The database is up to date.")


@app.command()
def doctor() -> None:
    """Check configuration, database, network and Telegram, and say how to mend what is wrong."""
    from bot.doctor import examine
    from bot.reports import print_findings

    if not print_findings(asyncio.run(examine())):
        raise typer.Exit(1)


def _settings() -> Settings:
    from bot.logs import set_up_logging
    from config.environment import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        _fail(str(error))
    token = settings.telegram_token
    set_up_logging(settings.log_format, settings.log_level, [token.get_secret_value()] if token else [])
    return settings


def _run_operation(operation: Callable[..., Awaitable[Result]], *args: str) -> Result:
    """Run one operation on the configured database and network; see bot/operations.py."""
    from bot.operations import with_workplace
    from bot.startup import StartError

    try:
        return asyncio.run(with_workplace(_settings(), operation, *args))
    except StartError as error:
        _fail(str(error))


def _open_input(file: str) -> AbstractContextManager[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return open(file, "rb")
    except OSError as error:
        _fail(f"Cannot read {file}: {error.strerror}.")


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    main()
