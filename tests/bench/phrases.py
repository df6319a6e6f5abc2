"""Plain sentences of ordinary length, put together at random, so that no two files say the same."""

from __future__ import annotations

from random import Random

_DEEDS = """
Ask them|Talk about|Write down|Find out|Agree on|Think about|Look again at|Tell the lead
""".strip().split("|")
_MATTERS = (
    """
what would help today|who else should know|what has changed since you last spoke
how they would like to be told|where they feel safe|what they want to happen next
who they can turn to this evening|when you will talk again|what makes school hard
how the family can be part of this|what helped the last time|whom they trust
""".strip()
    .replace("\n", "|")
    .split("|")
)
_TAILS = (
    """
.| before you part.| in a quiet place.| without hurry.| and keep to it.| in their own words.
, and say that you will come back.|, even if it takes a while.|, one thing at a time.
""".strip()
    .replace("\n", "|")
    .split("|")
)
_CALM = (
    """
You do not need perfect words.|Stay calm and listen more than you talk.|It is right to ask for help.
Nobody has to carry this alone.|Small steps count.|They may not want to talk at once.
Thank them for telling you.|You can come back to this page later.
""".strip()
    .replace("\n", "|")
    .split("|")
)
_LINKS = (
    """
[NHS 111](contact:nhs-111) can advise day and night.|A [safety plan](term:safety-plan) can help.
The [GP](contact:gp) can say what is near.|Call [999](contact:emergency) if things get worse.
[Samaritans](contact:samaritans) listen to anyone.|**Be kind**, and say what happens next.
""".strip()
    .replace("\n", "|")
    .split("|")
)
_QUESTIONS = (
    """
Is there somebody who can stay with them?|Have they talked about this before?
Would they like someone to talk to?|Is school or work hard at the moment?
Do they know what will happen next?|Is there a quiet place to go to?
Have friends been worried?|Has something changed in the last days?
""".strip()
    .replace("\n", "|")
    .split("|")
)
_NEEDS = (
    """
They are very upset|They worry about parents being told|School or work is hard
Friends know, or told you|They would like someone to talk to|Messages are being shared
They already have a plan|The family needs support|They have not slept well|Someone is ill at home
""".strip()
    .replace("\n", "|")
    .split("|")
)
_EVENTS = (
    """
Somebody tells you about a hard time|A friend is worried|You have found something out
Somebody has not been in for a while|A plan no longer fits|Things are getting harder
Somebody asks for help|A message makes you worry|Somebody comes back after a break
""".strip()
    .replace("\n", "|")
    .split("|")
)


class Phrases:
    """Words for one file, drawn from its own random numbers."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def line(self) -> str:
        """A sentence that says what to do."""
        some = self._random.choice
        return f"{some(_DEEDS)} {some(_MATTERS)}{some(_TAILS)}"

    def lines(self, least: int, most: int) -> list[str]:
        """Some different sentences."""
        count = self._random.randint(least, most)
        return list(dict.fromkeys(self.line() for _ in range(count)))

    def deed(self) -> str:
        """A heading: what to do, with no full stop."""
        return f"{self._random.choice(_DEEDS)} {self._random.choice(_MATTERS)}"

    def body(self) -> str:
        """Small Markdown of one to three paragraphs, with links and now and then a list."""
        random = self._random
        parts = [f"{self.line()} {random.choice(_CALM)}"]
        if random.random() < 0.5:
            parts.append(random.choice(_LINKS))
        if random.random() < 0.15:
            parts.append("\n".join(f"- {line}" for line in self.lines(2, 3)))
        return "\n\n".join(parts) + "\n"

    def calm(self) -> str:
        """A sentence for a person to hear or to keep in mind."""
        return self._random.choice(_CALM)

    def question(self) -> str:
        """A question that a pathway asks on its own."""
        return self._random.choice(_QUESTIONS)

    def needs(self, count: int) -> list[str]:
        """Different lines to tick."""
        return self._random.sample(_NEEDS, count)

    def event(self) -> str:
        """What has happened: the beginning of a title."""
        return self._random.choice(_EVENTS)
