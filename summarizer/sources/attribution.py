"""Who says what: the spans that reporting cues govern, and the source that goes on over sentences.

The sieves in their order: a speaking verb with its subject; a verb or participle without one, which goes on for the
source before it; a preposition (`بحسب`), which governs what stands before it; an open quotation. What none of them
reaches is the outlet's own voice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from summarizer.document import Document, between
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words
from summarizer.sources.anaphora import resolve
from summarizer.sources.antecedents import MEMORY, actor_meant, agrees, is_feminine
from summarizer.sources.background import background, behind_relative, ends_with_name
from summarizer.sources.carriers import closes_whole, passed_on
from summarizer.sources.carry_over import (
    arrests_elsewhere,
    is_periodical,
    is_resumed,
    keeps_source,
    raises_toll,
    takes_up_toll,
    turns_away,
)
from summarizer.sources.contents import is_content
from summarizer.sources.cue import SAYING, Cue
from summarizer.sources.cues import cue_openings, read_cue
from summarizer.sources.governed import behind_aside, clause_end, interrupts, opens_clause, other_clause, outcome_clause
from summarizer.sources.listed_tolls import is_item, opens_list
from summarizer.sources.said_before import said_from, speech_stands_before, tells_where_it_came
from summarizer.sources.short_titles import with_aliases
from summarizer.sources.speakers import Speaker, is_carrier, is_correspondent
from summarizer.sources.statements import is_statement
from summarizer.sources.subjects import carried, is_plural, subject_before, subject_behind_verb, subject_meant
from summarizer.sources.unsaid import is_said_behind
from summarizer.sources.voices import OUTLET, Voice, continue_quotations

# The shortest quotation that is somebody's words and no name, in tokens.
SHORTEST_QUOTED = 4
# How far behind the head of its sentence a subject may begin, in tokens: behind its verb.
SUBJECT_REACH = 3


def find_voices(doc: Document, last: int | None = None) -> list[Voice]:
    """The voice of every token of a document, read up to the sentence `last` (exclusive): a voice never depends on more
    than the sentence behind its own (`وجاء ذلك بحسب ما أكدت الشرطة`).
    """
    state = _State(doc, [OUTLET] * len(doc.tokens), cue_openings(doc), [opening for opening, _ in doc.quoted])
    for sentence in doc.sentences[:last]:
        state.read_sentence(sentence.first, sentence.last)
    continue_quotations(doc, state.voices)
    return state.voices


@dataclass(slots=True)
class _State:
    """What attribution remembers while it reads a text in order.

    `openings` are the tokens at which a cue may stand, `quotations` those at which one opens, `governed` is the token
    from which a preposition may still govern backwards, `forward` the voice that the latest verb of the sentence
    opened, `listed` the one that opened a list with a colon, `mentioned` the source of another's words in the
    sentence, `spoken` the verb by which the current source spoke, whose gender is its own (`أوضحت إيمان ... كما
    أشارت`), `periodical` that a source reported on a day or a week, `before` is where the sentence before begins.
    """

    doc: Document
    voices: list[Voice]
    openings: list[int]
    quotations: list[int]
    named: list[Speaker] = field(default_factory=list)
    current: Speaker | None = None
    forward: Voice = OUTLET
    governed: int = 0
    first: int = 0
    last: int = 0
    listed: Voice = OUTLET
    mentioned: Speaker | None = None
    spoken: str = ""
    periodical: bool = False
    before: int = 0

    def read_sentence(self, first: int, last: int) -> None:
        """Read one sentence's cues from left to right."""
        item = is_item(self.doc, first, numbered=self.listed.speaker is not None)
        self.first, self.last, self.governed = first, last, first
        self.forward, self.mentioned = self.listed if item else OUTLET, None
        carried = self._carried(first, last) if first > 0 and not item else None
        self._fill(first, last, carried or self.forward)
        read_to = first
        for i in between(self.openings, first, last):
            cue = read_cue(self.doc, i, first, last) if i >= read_to else None
            # `حصيلة X: ... \n الدرك: 41`: what labels an item of a list is no source.
            labels = cue is not None and item and self.listed.speaker is not None and self.doc.norm(cue.body) == ":"
            if cue is not None and not labels:
                governed = self.governed
                self._follow(cue)
                self._reach_back(cue, governed)
                read_to = cue.body
        self._ascribe_quotations()
        if not item:
            opened = self.forward if self.forward.speaker else self.voices[last - 1]
            self.listed = opened if opens_list(self.doc, first, last) else OUTLET
        self.periodical = self.periodical or (bool(self.named) and is_periodical(self.doc, first, last))
        self.before = first

    def _ascribe_quotations(self) -> None:
        """`وبلغت الصواريخ 197، تسببت في "استشهاد 112"`: a sentence in which nobody speaks quotes who spoke last."""
        first, last = self.first, self.last
        if self.current is None or any(voice is not OUTLET for voice in self.voices[first:last]):
            return
        for at in between(self.quotations, first, last):
            end = self.doc.quoted[bisect_left(self.quotations, at)][1]
            told = any(i in self.doc.counts or self.doc.reading(i, "event", "verb") for i in range(at, end))
            if told and end - at >= SHORTEST_QUOTED and end <= last:
                self._fill(at, end, Voice(self.current, rule="quotation"))

    def _reach_back(self, cue: Cue, governed: int) -> None:
        """`جاء ذلك بحسب ما أكدت X`, `وردت هذه الأرقام في تقرير لـX`, `، ذكر ذلك X`, `هذا ما أعلنه X`, `. بحسب X.`: what
        stands before it is theirs, if nobody else says it; `governed` is where it begins in the sentence of the cue.
        """
        first = self.first
        speaker = self.mentioned if cue.kind == "mention" else self.current
        came = tells_where_it_came(self.doc, first)
        alone = cue.kind == "preposition" and cue.at == first and ends_with_name(self.doc, cue.body, self.last)
        came = came and cue.at <= first + SUBJECT_REACH and cue.kind in ("preposition", "statement")
        if not (came or cue.back or alone) or cue.speaker is None or speaker is None:
            return
        begins = self.doc.find(COMMAS, first, cue.at) is None and cue.at <= first + SUBJECT_REACH
        told = (self.before, first) if begins else (governed, cue.at)
        if all(self.voices[i] is OUTLET for i in range(*told)):
            self._fill(*told, Voice(speaker, rule="preposition"))

    def _carried(self, first: int, last: int) -> Voice | None:
        """The voice that a sentence goes on with: it takes up what the one before it said, the toll of the only source
        or its report on a day or a week, or has no word (`قولها.. إن`).
        """
        before = self.voices[first - 1]
        if self.doc.find(words("reporting", "outlet", "itself"), first, last) is not None:
            # `وبذلك ترتفع الحصيلة، بحسب إحصاء لموقعنا، إلى شهيدين`
            return None
        wordless = all(token.kind != "word" for token in self.doc.tokens[first:last])
        goes_on = keeps_source(self.doc, first, last) or is_resumed(self.doc, last)
        if wordless or (goes_on and before.speaker is not None):
            return before
        if len({fold(one.name) for one in self.named[-MEMORY:]}) != 1 or is_correspondent(self.doc, self.named[0]):
            return None
        if takes_up_toll(self.doc, first, last):
            return before if before.speaker is not None else Voice(self.named[-1], rule="carried")
        if arrests_elsewhere(self.doc, first, last) or raises_toll(self.doc, first, last):
            return before
        return before if self.periodical and not turns_away(self.doc, first, last) else None

    def _follow(self, cue: Cue) -> None:
        """What a cue changes: whose words stand behind it or before it, and who is remembered as a source."""
        speaker = resolve(self.doc, cue.speaker, self.named) if cue.speaker else None
        if cue.kind == "own":
            if not (cue.evidence and self.forward is OUTLET):
                # `..., بعد أن كانت الحصيلة الأولية تشير إلى ..., وفق X`: all of it is X's.
                self.governed = cue.body
            self.forward = OUTLET
            self.current = self.current if cue.evidence else None
            self._fill(cue.at, self.last, OUTLET)
        elif self.forward.speaker is not None and (cue.kind == "statement" or is_content(self.doc, cue)):
            return
        elif cue.kind in ("mention", "unsaid", "preposition", "statement"):
            speaker = speaker or (self.current if cue.kind == "preposition" else None)
            if speaker is not None:
                self._name(cue, speaker)
        elif (speaker := speaker or self._going_on(cue)) is not None:
            told = self.forward.speaker if self.forward.rule == "preposition" else None
            self._open(cue, passed_on(self.doc, self.first, told, speaker))

    def _name(self, cue: Cue, speaker: Speaker) -> None:
        """A source without a verb that opens its speech."""
        current = self.current
        self._remember(speaker)
        if cue.kind == "mention" or cue.evidence:
            self.current = current
        if cue.kind == "mention":
            self.mentioned = speaker
        elif cue.kind != "unsaid":
            self._govern_by_preposition(cue, speaker)

    def _open(self, cue: Cue, speaker: Speaker) -> None:
        """What stands behind a verb is its speaker's, as far as it is said and not known already."""
        doubted = self.doc.is_word(cue.at, words("casualties", "possible"))
        self.forward = Voice(speaker, denied=cue.kind == "deny", doubted=doubted, rule=cue.kind)
        if speech_stands_before(self.doc, cue, self.last):
            self._fill(said_from(self.doc, cue, self.governed), cue.at, self.forward)
        self._fill(cue.at, self.last, self.forward)
        if (said := behind_relative(self.doc, cue, self.last)) > cue.body:
            self._fill(cue.at + 1, said, OUTLET)
        self.governed = cue.at
        if (known := background(self.doc, cue, self.first, self.last)) is not None:
            self._fill(known, self.last, OUTLET)
            self.forward, self.governed = OUTLET, known
        self._remember(speaker)
        self.spoken = self.doc.bare[cue.at]

    def _govern_by_preposition(self, cue: Cue, speaker: Speaker) -> None:
        """`بحسب X` speaks for what stands before it up to the last cue; at a clause's head for what follows."""
        at = cue.at
        before = self.voices[at - 1] if at > self.first else OUTLET
        by_media = before.speaker is not None and is_carrier(self.doc, before.speaker)
        by_itself = before.speaker is not None and not by_media and self.doc.norm(speaker.last) not in SAYING
        if by_itself and before.speaker and self.doc.bare[at] == "نقلا":
            self._remember(before.speaker)
            return
        if self.doc.norm(at) in words("reporting", "preposition", "based_on") and before.speaker is not None:
            if before.rule == "say" and by_media and not is_statement(self.doc.norm(at + 2)):
                self._relay(cue, speaker, before)
            # `حصيلة لوكالة X استنادا إلى أرقام Y`: what X counted from.
            return
        own = before.speaker if before is self.forward and is_carrier(self.doc, speaker) and not by_media else None
        if own is not None and (interrupts(self.doc, cue) or self.doc.norm(cue.body + 1) in SAYING):
            # `أكد المتحدث، بحسب وكالة X، مقتل خمسة`, `قال المتحدث، بحسب وكالة X، إن`
            self._remember(own)
            return
        whole = before.rule == "preposition" and closes_whole(self.doc, cue, speaker, self.governed, self.last)
        by_media = by_media and (before.rule == "say" or whole)
        if before.speaker is not None and (self.doc.bare[at] == "نقلا" or (by_media and before is self.forward)):
            self._relay(cue, speaker, before)
            return
        voice = Voice(speaker, rule="preposition")
        if at - self.first <= 1 or opens_clause(self.doc, cue):
            self._fill(at, self.last, voice)
            self.forward, self.governed = voice, cue.body
            return
        begin = (
            self.governed
            if self.forward.speaker is None or before is OUTLET
            else other_clause(self.doc, self.governed, at) or outcome_clause(self.doc, self.governed, cue)
        )
        if begin == self.governed and interrupts(self.doc, cue):
            # `قصف أوقع ثمانية في كادقلي، بينما أسفرت الحرب، وفق X، عن مقتل الآلاف`
            begin = other_clause(self.doc, self.governed, at) or begin
        if begin is None and interrupts(self.doc, cue):
            end = self.doc.find(COMMAS, cue.body + 1, self.last)
            self._fill(at, self.last if end is None else end, voice)
        if begin is not None:
            self._fill(begin, at, voice)
            self._fill(at, clause_end(self.doc, cue.body, self.last), voice)
        elif own is not None and own.first >= self.first:
            # `قالت الشرطة إن خمسة قتلوا، بحسب وكالة X. وأضافت`
            self._remember(own)
        self.governed = behind_aside(self.doc, cue, self.last)

    def _relay(self, cue: Cue, speaker: Speaker, before: Voice) -> None:
        """`ذكرت X نقلا عن Y`: the words that X would have are Y's, by way of X."""
        voice = Voice(speaker._replace(via=before.speaker.name if before.speaker else None), rule="preposition")
        self.voices[self.first : self.last] = [voice if v is before else v for v in self.voices[self.first : self.last]]
        if before is self.forward:
            self.forward = voice
        self.governed = cue.body

    def _going_on(self, cue: Cue) -> Speaker | None:
        """The source that a cue without a subject goes on for: the current one, or the latest it agrees with."""
        if cue.kind == "participle":
            form = "قالت" if self.doc.norms[cue.at].endswith("ه") else "قال"
            # `نفت X ما تداولته Y، مؤكدة عدم تسجيل وفيات`: who denies goes on.
            if self.mentioned is not None and not self.forward.denied and agrees(self.mentioned, form):
                return self.mentioned
            if self.forward is not OUTLET:
                return self.current
            # `عبر المفوض فلان عن صدمته، مشيرا إلى`
            subject = subject_before(self.doc, self.first, self.first + 2)
            return subject or subject_behind_verb(self.doc, self.first, cue.at) or self.current
        verb, joined = self.doc.bare[cue.at], self.doc.bare[cue.at] != self.doc.norms[cue.at]
        if is_said_behind(self.doc, cue.at, self.last):
            return None
        resumes = self.current is not None and verb in words("reporting", "say", "resume")
        spoke = self.current is not None and self.current.first >= self.first and agrees(self.current, verb)
        if self.forward is OUTLET and joined and not (resumes or spoke):
            # `رفضت العائلة هذه الرواية وقالت إن`: the sentence has a subject of its own
            near = min(self.first + SUBJECT_REACH, cue.at)
            subject = subject_behind_verb(self.doc, self.first, cue.at) or subject_before(self.doc, self.first, near)
            if subject is not None and agrees(subject, verb) and not is_plural(subject):
                return subject
        if self.current is None:
            return carried(self.doc, self.before, self.first, SUBJECT_REACH)
        if (subject := subject_meant(self.doc, cue.at, self.before, self.first)) is not None:
            return subject
        earlier = (one for one in reversed(self.named[-8:]) if agrees(one, verb, joined=joined))
        appears = verb in words("reporting", "statement", "appears") | words("reporting", "say", "resumed")
        # `قال هنية ... وأضاف`, `أوضحت إيمان ... كما أشارت`
        appears = appears or (bool(self.spoken) and is_feminine(self.spoken) == is_feminine(verb))
        if appears or agrees(self.current, verb, joined=joined):
            return self.current
        return actor_meant(self.doc, cue.at, verb) or next(earlier, self.current)

    def _remember(self, speaker: Speaker) -> None:
        self.named += [] if speaker in self.named[-1:] else [with_aliases(self.doc, speaker)]
        self.current, self.spoken = speaker, ""

    def _fill(self, first: int, last: int, voice: Voice) -> None:
        self.voices[first:last] = [voice] * max(last - first, 0)
