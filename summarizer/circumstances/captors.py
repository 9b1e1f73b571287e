"""Who arrests or abducts where the verb has no subject of its own: `اقتحمت القوات البلدة واعتقلت شابا`, `ألقت الشرطة
القبض على ثلاثة`, `أعلن الجيش توقيف اثنين`, `أربعة محتجزون لدى الجماعة`.
"""

from __future__ import annotations

from summarizer.actors.actors import ActorMention
from summarizer.actors.strike_words import does_harm
from summarizer.circumstances.agents import ARMED, HARMING, named_in, people_at, tells_of_itself, whose
from summarizer.circumstances.strikers import subject_before
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import relatives, words
from summarizer.sources.reporting import denies, is_participle, is_verb
from summarizer.sources.voices import Voice

# How far behind those held the words may stand that tell by whom, in tokens.
HELD_REACH = 10
# How far behind such words, or behind people, the name may end of who they are, in tokens.
NAME_REACH = 5
# How many sentences before those who are only known as the attackers or the force they may be named.
NAMED_REACH = 3
# How many sentences behind an arrest another may stand that is laid to the same force.
NEXT = 1
# Another clause, or another's words, begin behind these.
CONTRASTS = frozenset(("فيما", "بينما", "لكن", "حين", "؛"))
# Before what somebody says that he did: `أكدت موسكو أنها أسرت`.
ITSELF = frozenset(("انه", "انها", "انهم", "بانه", "بانها", "بانهم"))
# Parts of words of abducting, which nobody tells of himself and nobody goes on with unnamed.
ABDUCTIONS = ("خطف", "ختطاف", "ختطف", "رهين", "رهاين")
# Rules by which people are told to be held, and by which nobody arrests.
STATES = frozenset(
    ("item", "detained-state", "predicate", "counted-victims", "introduced-victims", "toll", "kind-equals-number")
)


class Captors:
    """Who holds the people of a text's claims, asked in text order: an arrest may be laid to the force of the last."""

    def __init__(self, doc: Document) -> None:
        """Nobody has been arrested yet."""
        self._doc = doc
        self._last: tuple[int, str] | None = None

    def of(self, claim: Skeleton, voice: Voice, agent: str | None) -> str | None:
        """The verb's own agent or attacker, if one was found, or else another captor by the words around the claim."""
        name = agent or _captor(self._doc, claim, voice)
        if name is not None:
            name = named_before(self._doc, claim, name)
            self._last = (claim.sentence, name)
            return name
        own = claim.rule == "item" or claim.rule.startswith("verb-agent") or _abducts(self._doc, claim)
        if own or self._last is None or claim.sentence - self._last[0] > NEXT:
            return None
        return self._last[1]


def _captor(doc: Document, claim: Skeleton, voice: Voice) -> str | None:
    """The one within the claim's words, in a list, behind those held, as a subject before them, or who tells it."""
    if (inside := _inside(doc, claim)) is not None:
        return inside
    if (
        claim.key > claim.first
        and doc.norm(claim.first - 1) in relatives()
        and doc.form(claim.first, "verb") is not None
    ):
        # `عملية ضد التنظيم الذي خطف أربعين عاملا`
        return subject_before(doc, claim.first, doc.sentences[claim.sentence].first)
    listed = doc.actor_at.get(claim.first - 2) if doc.norm(claim.first - 1) == ":" and claim.rule in STATES else None
    if listed is not None and listed.kind in HARMING:
        # `- النظام السوري: 501 حالة اعتقال`
        return listed.name
    last = doc.sentences[claim.sentence].last
    clause = doc.form(claim.last - 1, "verb")
    if clause is not None and clause.suffixed:
        # `12 موظفا تحتجزهم الجماعة`
        end = min(claim.last + NAME_REACH, last)
        return named_in(doc, claim.last, end) or people_at(doc, claim.last, end) or _subject_before(doc, claim, voice)
    # `خمسة جنود أسرى بيد الجماعة`: the words may end in it.
    at = claim.last - 1
    while at < min(claim.last + HELD_REACH, last) and not _ends_clause(doc, at):
        if doc.is_word(at, words("perpetrators", "holding")):
            end = min(at + 1 + NAME_REACH, last)
            return named_in(doc, at + 1, end) or people_at(doc, at + 1, end)
        at += 1
    return _subject_before(doc, claim, voice) or _teller(doc, claim, voice)


def _inside(doc: Document, claim: Skeleton) -> str | None:
    """`يحتجز الحوثيون طاقم السفينة`, `أطاحت مفارز الاستخبارات بثلاثة`: a name within the claim's words, or a force."""
    if claim.who is not None and claim.first + 1 in range(*claim.who):
        # `اعتقلت الفلسطيني محمود`: whoever stands there is held.
        return None
    held = doc.actor_at.get(claim.first + 1 + (doc.norm(claim.first + 1) == "علي"))
    joined = doc.joins(claim.key) or doc.norm(claim.key - 1) == "و"
    one = held is not None and (held.kind == "official" or held.title != "")
    if one and joined and claim.rule.startswith(("event", "phrase")):
        # `توقيف رئيس النادي وأربعة لاعبين`, `القبض على حاكم المصرف وثلاثة`: they are held with him.
        return None
    if (name := named_in(doc, claim.first + 1, claim.key)) is not None:
        return name
    # Of a crew the words of the claim begin with who holds it.
    mention = doc.actor_at.get(claim.first + 1) if claim.rule.startswith("verb-agent") else None
    if mention is not None and mention.kind in ARMED and not mention.generic:
        return mention.name
    force = claim.rule.startswith("phrase") and doc.bare[claim.first + 1] in words("perpetrators", "bodies")
    return people_at(doc, claim.first + 1, claim.key) if force else None


def _ends_clause(doc: Document, i: int) -> bool:
    return (doc.is_stop(i) and doc.norm(i) not in ("(", ")")) or doc.norm(i) in CONTRASTS


def _subject_before(doc: Document, claim: Skeleton, voice: Voice) -> str | None:
    """The nearest subject before a claim that may arrest, in the same words of the same source."""
    first = doc.sentences[claim.sentence].first
    bodies = (
        words("perpetrators", "bodies") | words("perpetrators", "known_attackers") | words("casualties", "attackers")
    )
    told_of_others = claim.rule in STATES or _abducts(doc, claim)
    for j in range(claim.first - 1, first - 1, -1):
        norm = doc.norm(j)
        if norm in CONTRASTS or (is_participle(norm) and j not in doc.actor_at):
            return None
        before = j - 2 if doc.tokens[j - 1].kind == "quote" else j - 1
        # `الجنود الثلاثة الذين أسروا`: who opens the sentence of such a verb is held himself.
        opens = j == first and not claim.rule.startswith("verb-after")
        way = "acts" if opens else _takes_subject(doc.norm(before))
        if way is None or (way == "speaks" and told_of_others):
            continue
        if doc.norm(j).endswith("ين") and does_harm(doc.norm(before)) and not doc.norm(j).startswith("ال"):
            # `قتلت مسلحين اثنين وضبطت ثالثا`
            continue
        mention = doc.actor_at.get(j)
        if mention is not None:
            if mention.first == j and _may_arrest(mention, way):
                behind = min(mention.last + NAME_REACH, claim.first)
                return (whose(doc, mention.last, behind) if mention.generic else None) or mention.name
        elif way == "acts" and doc.is_word(j, words("perpetrators", "own")):
            # `قال الجيش إن قواته اعتقلت`
            return _teller(doc, claim, voice)
        elif way == "acts" and doc.bare[j] in bodies:
            return people_at(doc, j, claim.first)
    return None


@per_word
def _takes_subject(norm: str) -> str | None:
    """How a word before a subject tells that it is one: by acting, or by speaking."""
    bare, acts = without_conjunction(norm), words("perpetrators", "acts")
    if norm in acts or bare in acts:
        return "acts"
    return "speaks" if (is_verb(norm) or is_verb(bare)) and not denies(bare) else None


def _may_arrest(mention: ActorMention, way: str) -> bool:
    """`داهمت دورية`, `أعلن الجيش`: who acts, or a force that tells of what it did."""
    if way == "acts":
        return mention.kind in HARMING and (mention.kind in ARMED or not mention.generic)
    return tells_of_itself(mention)


def _teller(doc: Document, claim: Skeleton, voice: Voice) -> str | None:
    """`أعلن الجيش توقيف اثنين`: a force that tells of an arrest, unless it is an abduction."""
    mention = doc.actor_at.get(voice.speaker.first) if voice.speaker is not None else None
    if mention is None or voice.denied or claim.rule in STATES or _abducts(doc, claim):
        return None
    itself = doc.norm(claim.first - 1) in ITSELF and mention.kind in HARMING and not mention.generic
    return mention.name if itself or tells_of_itself(mention) else None


def _abducts(doc: Document, claim: Skeleton) -> bool:
    return any(part in norm for norm in doc.norms[claim.first : claim.last] for part in ABDUCTIONS)


def named_before(doc: Document, claim: Skeleton, name: str) -> str:
    """`إن المهاجمين خطفوا أربع فتيات`, `شن مقاتلو الحركة`, `اعتقل الجنود شابا`: the group or army named last, by its
    own name where it has one.
    """
    known = fold(name)
    if not words("perpetrators", "known_attackers").isdisjoint(known.split()):
        kinds = frozenset(("armed_group",))
    elif known in words("perpetrators", "known_forces"):
        kinds = frozenset(("military", "security"))
    else:
        return name
    first = doc.sentences[max(claim.sentence - NAMED_REACH, 0)].first
    told = [m for m in doc.actors if first <= m.first < claim.first and m.kind in kinds and fold(m.name) != fold(name)]
    own = [
        m for m in told if not (m.generic or m.title) and not doc.is_word(m.first - 1, words("perpetrators", "linked"))
    ]
    alike = told if known in words("perpetrators", "known_attackers") and kinds == {"armed_group"} else []
    return next((m.name for m in reversed(own or alike)), name)
