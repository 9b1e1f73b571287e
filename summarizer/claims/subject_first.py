"""Subject, verb and object in the order of headlines: `الاحتلال يعتقل الصحفي رامي عودة`, `الشرطة تضبط المتهم بقتل`.

Whoever stands right before an active verb did it, so that somebody who has the article, by his name or title, may
stand behind it. Of whom other rules read by themselves (numbers, indefinite nouns) nothing is told here.
"""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb, verb_at
from summarizer.claims.doers import subject_before
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_titled_name, phrase_end, who_end
from summarizer.claims.scene import Scene
from summarizer.claims.suspects import read_suspect
from summarizer.claims.times import behind_time
from summarizer.document import Document
from summarizer.language.wordlists import words


def read_subject_first(scene: Scene) -> None:
    """Somebody by his title and name, whose kin he is, or a suspect, behind an active verb that follows its subject."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "verb"):
        verb = verb_at(scene, i)
        if verb is None or verb.form.voice == "victim":
            continue
        subject = subject_before(doc, i, scene.first)
        if subject is None and doc.norms[i] == doc.bare[i]:
            continue
        at = behind_time(doc, i + 1)
        if at >= scene.last or at in doc.counts:
            continue
        agent = (subject, i) if subject is not None else None
        named = is_titled_name(doc, at) and (subject is not None or _goes_on(doc, verb))
        if named or (subject is not None and _is_kin_of_named(doc, at)):
            object_ = scene.group(at, lone=True)
            if object_ is not None and scene.free(object_):
                scene.add_joined(object_, verb.kind, f"verb-agent-{verb.kind}", i, agent)
        elif not _read_some(scene, verb, at, agent) and subject is not None and verb.kind == "detained":
            read_suspect(scene, at, i)


def _goes_on(doc: Document, verb: CasualtyVerb) -> bool:
    """`الاحتلال يقتحم المخيم ويعتقل الشاب سامي`: an imperfect of arresting that و joins, whoever its subject is."""
    joined = doc.norms[verb.at] != doc.bare[verb.at]
    return joined and verb.kind == "detained" and verb.form.voice == "agent" and verb.form.number == "singular"


def _is_kin_of_named(doc: Document, i: int) -> bool:
    """`والد الشهيد سامر`, `شقيق الأسير نادر`: one told by whose kin he is."""
    return doc.norm(i) in words("persons", "kinship") and is_titled_name(doc, i + 1)


def _read_some(scene: Scene, verb: CasualtyVerb, at: int, agent: tuple[int, int] | None) -> bool:
    """`الاحتلال يعتقل شبانا`, `تستهدف سيارة وتصيب مدنيين`: several without a number, by the ending of an object."""
    doc = scene.doc
    people = doc.reading(at, "person")
    if people is None or people.prefix or people.form.number != "plural" or not doc.norm(at).endswith(("ين", "ا")):
        return False
    if verb.form.number != "singular" or not verb.form.lemma.startswith("ي") or doc.norm(at + 1).startswith("ال"):
        # `اعتقلت متظاهري الساحة`: those who were told of.
        return False
    some = Group.of(
        None, at, at + 1, behind=phrase_end(doc, at + 1, scene.last), who=(at, who_end(doc, at, scene.last))
    )
    if not scene.free(some):
        return False
    scene.add_joined(some, verb.kind, f"verb-agent-{verb.kind}", verb.at, agent)
    return True
