"""What a chat is told that let the bot in again."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.context import Services, style_for
from bot.language import N_, NP_, Translator
from bot.markup import command
from bot.messages import Message
from bot.sending import MirsadBot, send
from monitors.store.absence import KEPT, Return, come_back

log = logging.getLogger(__name__)


async def welcome_back(bot: MirsadBot, services: Services, chat_id: int) -> None:
    """Let what waited for a chat go out, and tell the chat; nothing happens where the bot was never shut out."""
    back = await services.db.run(come_back, chat_id, services.clock())
    if back is None:
        return
    here = back.destination
    style = style_for(here, services.settings)
    message = Message(style.lines(_told(back, style.t)))
    try:
        await send(bot, here.chat_id, here.thread_id, message)
    except TelegramError as error:
        log.warning("return not told destination=%d error=%s", here.id, type(error).__name__)


def _told(back: Return, t: Translator) -> list[str]:
    said = [t.text(N_("I can write here again."))]
    if back.waiting:
        said.append(
            t.plural(NP_("{n} alert waited and follows now.", "{n} alerts waited and follow now."), back.waiting)
        )
    if back.followed:
        kept = N_("All that is followed here stayed as it was. {recent} shows what came meanwhile.")
        said.append(t.text(kept, recent=command("/recent")))
    elif back.away >= KEPT:
        gone = N_("I was away for over 30 days, so nothing is followed here now: {subscribe}")
        said.append(t.text(gone, subscribe=command("/subscribe")))
    return said
