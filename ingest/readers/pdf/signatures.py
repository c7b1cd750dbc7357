"""Digital signatures of a PDF, checked offline by pyHanko.

Offices sign in several steps, each a revision of the file: the leader signs the draft,
then the clerk adds number and date, and signs for the office (files of ministries have
up to five signatures). So what was added after one is right if a later one covers it.
"""

import logging
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from schemas.digital_signature import Signature, SignatureState

StateOf = Callable[[Any], SignatureState]

_MARK = b"/ByteRange"
"""Stands outside compressed streams in every signed PDF (ISO 32000-1, 12.8.1)."""
_DETACHED = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"}
"""What can be checked; the other kinds are from before 2010."""
_SILENT = logging.NullHandler()
"""What is wrong with a signature is in its state, and need not be printed."""
_AFTER = {SignatureState.VALID: SignatureState.CONTINUED}
"""What earlier signatures are, by the last one; else something may have changed."""


def find_signatures(data: bytes) -> tuple[Signature, ...]:
    """Return the signatures of a PDF, the first one first; a damaged file has none.

    Raises:
        MemoryError: memory ran out; nothing else is raised.

    """
    if _MARK not in data:
        return ()
    # it takes a quarter of a second to load, and few files are signed
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    logging.getLogger("pyhanko").addHandler(_SILENT)
    try:
        file = PdfFileReader(BytesIO(data), strict=False)
        *earlier, last = file.embedded_regular_signatures
        latest = _signature_of(last, _state_of_last)
        after = _AFTER.get(latest.state, SignatureState.CHANGED)
        found = [_signature_of(each, partial(_state_before, after)) for each in earlier]
    except MemoryError:
        raise  # it says nothing of the file
    except Exception:  # noqa: BLE001  # what is damaged may fail in any way
        return ()
    return (*found, latest)


def _signature_of(embedded: Any, state_of: StateOf) -> Signature:
    try:
        certificate = embedded.signer_cert
        return Signature(
            state=state_of(embedded),
            signer=_name_in(certificate.subject, "common_name"),
            organisation=_name_in(certificate.subject, "organization_name"),
            issued_by=_name_in(certificate.issuer, "common_name"),
            signed_at=_moment_of(embedded),
        )
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # a certificate may be damaged in any way
        return Signature(SignatureState.UNCHECKED)


def _state_of_last(embedded: Any) -> SignatureState:
    """Return the state of a signature after which nobody has signed."""
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
    from pyhanko.sign.validation import SignatureCoverageLevel  # noqa: PLC0415

    fault = _fault_of(embedded)
    if fault:
        return fault
    embedded.compute_integrity_info()
    if embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return SignatureState.VALID
    if embedded.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return SignatureState.CHANGED
    # what keeps a signature verifiable for long is no change (ISO 32000-2, 12.8.2.2.2)
    level = getattr(embedded.diff_result, "modification_level", ModificationLevel.OTHER)
    archived = level <= ModificationLevel.LTA_UPDATES
    return SignatureState.VALID if archived else SignatureState.CHANGED


def _state_before(after: SignatureState, embedded: Any) -> SignatureState:
    """Return the state of a signature that others came after: *after*, if it is right.

    What was changed since is not compared: that takes long, and the later ones cover
    all of it, or nothing does.
    """
    return _fault_of(embedded) or after


def _fault_of(embedded: Any) -> SignatureState | None:
    """Return what is wrong with the signature itself; None: nothing is."""
    from pyhanko.sign.validation.generic_cms import (  # noqa: PLC0415
        validate_sig_integrity,
    )

    if embedded.sig_object.get("/SubFilter") not in _DETACHED:
        return SignatureState.UNCHECKED
    intact, fits = validate_sig_integrity(
        embedded.signer_info, embedded.signer_cert, "data", embedded.compute_digest()
    )
    return None if intact and fits else SignatureState.INVALID


def _name_in(name: Any, part: str) -> str | None:
    """Return a part of a name in a certificate; several values are joined."""
    value = name.native.get(part)
    joined = ", ".join(value) if isinstance(value, list) else value
    return " ".join(joined.split()) if joined else None


def _moment_of(embedded: Any) -> str | None:
    """Return when it was signed, as the program that signed says.

    The entry in the file goes first: signing programs of the state write Vietnamese
    time as UTC into the signature itself (58/CĐ-VPCP: 15:43 is 15:43 UTC there).
    """
    from pyhanko.pdf_utils.generic import parse_pdf_date  # noqa: PLC0415

    entry = embedded.sig_object.get("/M")
    try:
        moment = parse_pdf_date(str(entry), strict=False) if entry else None
    except ValueError:
        moment = None
    moment = moment or embedded.self_reported_timestamp
    return moment.isoformat() if moment else None
