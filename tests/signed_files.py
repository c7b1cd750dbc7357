"""PDF files with digital signatures, made for the tests: the keys are invented."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

PASSWORD = b"secret"
ISSUED_BY = "Cơ quan chứng thực Quảng Lâm"


def signed(data: bytes, signer: str, field: str = "Signature1") -> bytes:
    """The file with one more signature, in a revision of its own."""
    writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
    out = BytesIO()
    meta = signers.PdfSignatureMetadata(field_name=field)
    signers.sign_pdf(writer, meta, signer=_signer(signer), output=out)
    return out.getvalue()


@cache
def _signer(name: str) -> signers.SimpleSigner:
    """A signer whose certificate ended long ago: that is no fault of the file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    ended = datetime.now(UTC) - timedelta(days=30)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(ISSUED_BY))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ended - timedelta(days=365))
        .not_valid_after(ended)
        .sign(key, hashes.SHA256())
    )
    bundle = serialization.pkcs12.serialize_key_and_certificates(
        b"key",
        key,
        certificate,
        None,
        serialization.BestAvailableEncryption(PASSWORD),
    )
    made = signers.SimpleSigner.load_pkcs12_data(bundle, [], passphrase=PASSWORD)
    assert isinstance(made, signers.SimpleSigner)
    return made


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND tỉnh Quảng Lâm"),
        ]
    )
