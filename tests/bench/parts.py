"""The steps of a made pathway: twelve of them, of every kind, in an order that varies."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.bench.phrases import Phrases

Steps = dict[str, dict[str, Any]]
THREE = ["yes", "no", "not-sure"]
YES_OR_UNSURE = ["yes", "not-sure"]
STEPS = 12
_LATER = {
    "now": ["front-door", "use-plan", "see-the-gp", "talk-more", "look-after-yourself"],
    "today": ["use-plan", "see-the-gp", "talk-more", "look-after-yourself"],
    "this-week": ["see-the-gp", "talk-more", "look-after-yourself"],
}
"""The responses that an outcome with this time may show as blocks."""
_LOCAL = ["text-service", "kent-club", "medway-club", "samaritans"]
_EXTRAS = {"injury": 2, "afraid": 2, "area": 1, "age": 1, "own": 1, "follow": 1, "other-end": 1}
"""What a pathway may have beside its core, and the steps that each takes."""


class Parts:
    """Puts one pathway's steps and conditions together. `steps` is in file order."""

    def __init__(self, random: Random, words: Phrases) -> None:
        self.random = random
        self.words = words
        self.steps: Steps = {}
        self.named: dict[str, Any] = {"suicide-or-unsure": {"suicide": YES_OR_UNSURE}}
        self.has = self._choose()
        self.ticks: list[str] = []
        self.known: list[dict[str, Any]] = []
        """Conditions that hold on some walks to every outcome and not on others."""
        self._questions()
        self._outcomes()

    def _choose(self) -> dict[str, int]:
        """How many of each extra: together with the core they make twelve steps."""
        room = STEPS - 8
        has = dict.fromkeys(_EXTRAS, 0)
        while room:
            name = self.random.choice(list(_EXTRAS))
            fits = _EXTRAS[name] <= room and (name in ("own", "follow") or not has[name])
            if fits and has[name] < 2:
                has[name] += 1
                room -= _EXTRAS[name]
        return has

    def _questions(self) -> None:
        self.steps["danger"] = {"ask": "in-danger", "answers": {}}
        if self.has["injury"]:
            self._asked_and_done("injury", "hurt", "care", "first-aid")
            self.named["hurt-or-unsure"] = {"injury": YES_OR_UNSURE}
        self._asked_and_done("suicide", "suicide", "close", "stay-close")
        if self.has["afraid"]:
            self.steps["afraid"] = {"ask": "afraid", "answers": THREE, "go": "next"}
            self.named["afraid-or-unsure"] = {"afraid": YES_OR_UNSURE}
        self._facts()
        for number in range(self.has["own"]):
            self._own(number)
        self._ticks()
        self._last()
        ids = list(self.steps)
        first = ids[1]
        self.steps["danger"]["answers"] = {"yes": "call", "no": first, "not-sure": "call"}
        for step_id, doing in (("injury", "care"), ("suicide", "close")):
            if step_id in self.steps:
                after = ids[ids.index(doing) + 1]
                led = {"yes": doing, "no": after, "not-sure": doing}
                self.steps[step_id]["answers"] = led

    def _asked_and_done(self, step_id: str, ask: str, doing: str, response: str) -> None:
        """A shared question whose yes leads to an action, and then on."""
        self.steps[step_id] = {"ask": ask, "answers": {}}
        self.steps[doing] = {"action": self.words.deed(), "response": response, "go": "next"}
        if self.random.random() < 0.5:
            self.steps[doing]["body"] = self.words.body()
            self.steps[doing]["say"] = [self.words.calm()]

    def _facts(self) -> None:
        if self.has["area"]:
            places = ("kent", "medway", "elsewhere")
            answers: dict[str, Any] = {place: {"area": place} for place in places}
            area = {
                "ask": "area",
                "fact": "area",
                "answers": {**answers, "not-sure": {}},
                "go": "next",
            }
            if self.has["afraid"] and self.random.random() < 0.5:
                area |= {"only_when": "afraid-or-unsure", "otherwise": "next"}
            self.steps["area"] = area
        if self.has["age"]:
            spans = {"0-10": "10 or under", "11-18": "11 to 18", "19-25": "19 to 25"}
            answers = {ages: {"label": label, "ages": ages} for ages, label in spans.items()}
            answers |= {"over-25": {"label": "26 or over", "ages": "26+"}, "not-sure": {}}
            self.steps["age"] = {"ask": "age", "fact": "age", "answers": answers, "go": "next"}

    def _own(self, number: int) -> None:
        """A question of this pathway alone, with two to four answers."""
        step_id = f"own-{number + 1}"
        ids = ["often", "sometimes", "never", "not-sure"][: self.random.randint(2, 4)]
        labels = {"often": "Yes, often", "sometimes": "Now and then", "never": "Not that I know"}
        self.steps[step_id] = {
            "question": self.words.question(),
            "help": self.words.line(),
            "answers": {i: labels.get(i, "I’m not sure") for i in ids},
            "go": "next",
        }
        self.known.append({step_id: ids[0]})
        self.known.append({"not": {step_id: ids[1]}})

    def _ticks(self) -> None:
        """Tick-boxes, and follow-ups that are passed over where their box was not ticked."""
        lines = self.words.needs(self.random.randint(3, 5))
        self.ticks = [f"need-{n}" for n in range(1, len(lines) + 1)]
        answers = dict(zip(self.ticks, lines, strict=True))
        self.steps["needs"] = {
            "question": "Which of these are true?",
            "help": "Tick what you know.",
            "why": self.words.line(),
            "pick": "any",
            "answers": {**answers, "none": "None of these"},
            "go": "next",
        }
        self.known += [{"needs": tick} for tick in self.ticks]
        self.known.append({"needs": self.random.sample(self.ticks, 2)})
        for number in range(self.has["follow"]):
            step_id = f"follow-{number + 1}"
            self.steps[step_id] = {
                "ask": ["has-plan", "more-help"][number],
                "only_when": {"needs": self.ticks[number]},
                "otherwise": "next",
                "answers": THREE,
                "go": "next",
            }
            self.known += [{step_id: ["no", "not-sure"]}, {"asked": step_id}]

    def _last(self) -> None:
        """The last question, whose rules decide the outcome."""
        rules: list[dict[str, Any]] = [{"when": "suicide-or-unsure", "go": "urgent"}]
        if self.has["afraid"]:
            rules.append({"when": "afraid-or-unsure", "go": "protect"})
        if self.has["other-end"]:
            own = {"all": [{"needs": self.ticks[-1]}, {"not": {"agrees": "no"}}]}
            rules.append({"when": own, "go": "other-end"})
        rules.append({"otherwise": "plain"})
        self.steps["agrees"] = {"ask": "agrees", "answers": THREE, "go": rules}
        self.known.append({"not": {"agrees": "yes"}})

    def _outcomes(self) -> None:
        self.steps["call"] = {"response": "call-for-help"}
        self.steps["urgent"] = self._outcome("now", {"response": "stay-close"})
        if self.has["afraid"]:
            self.steps["protect"] = self._outcome("today", {"response": "front-door"})
        if self.has["other-end"]:
            self.steps["other-end"] = self._outcome("today", {"contacts": ["gp", "nhs-111"]})
        act = self.random.choice(["today", "this-week"])
        plain = self._outcome(act, {"contacts": ["gp"], "offer": _LOCAL})
        if "hurt-or-unsure" in self.named:
            plain["blocks"].append({"when": "hurt-or-unsure", "text": self.words.line()})
        self.steps["plain"] = plain
        for tick in self._unserved():
            plain["blocks"].append({"when": {"needs": tick}, "text": self.words.line()})

    def _unserved(self) -> list[str]:
        """The ticks that no condition looks at yet."""
        keys = ("blocks", "go", "only_when", "variants")
        looked_at = repr([step.get(key) for step in self.steps.values() for key in keys])
        return [tick for tick in self.ticks if repr(tick) not in looked_at]

    def _outcome(self, act: str, shown: dict[str, Any]) -> dict[str, Any]:
        step: dict[str, Any] = {
            "outcome": self.words.deed(),
            "act": act,
            "actor": "You, with somebody you trust",
            "body": self.words.body(),
            **shown,
        }
        if self.random.random() < 0.4:
            step["do_not"] = ["Do not leave without saying when you will be back."]
        if self.random.random() < 0.4:
            varied = {"when": {"needs": self.ticks[0]}, "title": self.words.deed()}
            step["variants"] = [varied]
        step["blocks"] = self._blocks(act)
        return step

    def _blocks(self, act: str) -> list[dict[str, Any]]:
        count = self.random.randint(1, 3)
        conditions = self.random.sample(self.known, count)
        blocks: list[dict[str, Any]] = []
        for condition in conditions:
            block: dict[str, Any] = {"when": condition}
            form = self.random.random()
            if form < 0.3:
                block["response"] = self.random.choice(_LATER[act])
            else:
                block["text"] = self.words.body() if form < 0.5 else self.words.line()
            if form > 0.9:
                block["offer"] = ["text-service", "samaritans"]
            elif form > 0.8:
                block["until"] = "2027-04-30"
            blocks.append(block)
        return [*blocks, {"response": "look-after-yourself"}]
