"""Ways to break the prover, a part at a time; the brute force must notice each."""

from tests.mutants import exploring, helping, sets
from tests.mutants.registry import MUTANTS

__all__ = ["MUTANTS", "exploring", "helping", "sets"]
