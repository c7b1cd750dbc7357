"""What the caller of a request sees: the only way from a route to the read side."""

from typing import TYPE_CHECKING

from fastapi import Request

from schemas.clearance import NOTHING
from service.bootstrap.read_side import ReadSide
from service.bootstrap.sight import Sight
from service.lanes import require_demand

if TYPE_CHECKING:
    from schemas.account import Caller


def read_side_of(request: Request) -> ReadSide:
    """Return the read side as the caller may see it, the same for a whole request.

    A caller whom no dependency has recognised sees what is open to everybody.

    Raises:
        AbandonedError: the caller left before the request had its turn.
        BusyError: what the caller sees is being built.

    """
    require_demand()
    caller: Caller | None = getattr(request.state, "caller", None)
    if caller is None:
        return _sight(request).seen_by(NOTHING)
    if not hasattr(request.state, "read_side"):
        request.state.read_side = _sight(request).seen_by(caller.clearance)
    found: ReadSide = request.state.read_side
    return found


def hidden_from(request: Request) -> frozenset[str]:
    """Return the documents (ids) that the caller may not know of.

    They are for deciding what to answer alone: no answer has any of them.
    """
    return read_side_of(request).find_hidden()


def _sight(request: Request) -> Sight:
    sight: Sight = request.app.state.sight
    return sight
