"""What is known while one pathway is resolved, and the faults found so far."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from fingerpost.load.conditions import Conditions
from fingerpost.model.guide import Shared
from fingerpost.problems import DataPath, Fault
from fingerpost.shape.pathway import PathwayShape, StepShape


@dataclass
class Context:
    """One pathway being resolved: its shape, what it may refer to, the day, and its faults."""

    shape: PathwayShape
    shared: Shared
    today: datetime.date
    conditions: Conditions
    faults: list[Fault] = field(default_factory=list)

    @property
    def audience(self) -> str:
        """The audience whose wording is used."""
        return self.shape.audience

    def fault(
        self, at: DataPath, rule: str, message: str, hint: str = "", on_key: bool = False
    ) -> None:
        """Notes an error at a place of the file."""
        self.faults.append(Fault(at, rule, message, hint, on_key=on_key))


KINDS = ("ask", "question", "action", "outcome")


def written(step: StepShape) -> set[str]:
    """The keys that the author wrote in this step, under the names that authors use."""
    return {"for" if name == "other_side" else name for name in step.model_fields_set}
