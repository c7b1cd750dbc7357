"""Digital signatures of a file, as far as they can be checked without a network."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class SignatureState(StrEnum):
    """What a check says; the members after ``CONTINUED`` go from better to worse.

    It is about the file alone: who issued the certificate, and whether it has expired
    since, is said by nobody without a network.
    """

    VALID = "valid"  # the file is as it was signed
    CONTINUED = "continued"  # what came later is under a valid signature, too
    UNCHECKED = "unchecked"  # it is of a kind that cannot be checked
    CHANGED = "changed"  # something was added or changed that nobody signed
    INVALID = "invalid"  # what was signed was altered, or another key has signed it


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature: whose certificate it is, who issued that, and its state.

    ``signed_at`` (ISO 8601) is what the signing program says.
    """

    state: SignatureState
    signer: str | None = None
    organisation: str | None = None
    issued_by: str | None = None
    signed_at: str | None = None


def joint_state(signatures: Iterable[Signature]) -> SignatureState | None:
    """Return the state of a file, the worst of its signatures; None: it has none."""
    states = {each.state for each in signatures}
    return next((each for each in reversed(SignatureState) if each in states), None)
