"""The sealed part of an archive: what only the operators of the sites may open, with a passphrase (scrypt, Fernet)."""

import secrets
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from overview.archive.faults import Fault

MARK = b"entente-sealed/1"
SALT, COST, BLOCKS = 16, 2**15, 8


def new_passphrase() -> str:
    """A passphrase that nobody guesses: 192 bits, written with letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(24)


def seal(data: bytes, passphrase: str) -> bytes:
    """The data under a key made of this passphrase and of a salt that goes with them."""
    salt = secrets.token_bytes(SALT)
    return b"\n".join([MARK, salt.hex().encode(), Fernet(_key(passphrase, salt)).encrypt(data), b""])


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """The data; `Fault` when the passphrase is not theirs or they were changed."""
    if not passphrase:
        raise Fault("passphrase_wanted")
    mark, _line, rest = sealed.partition(b"\n")
    told, _line, token = rest.partition(b"\n")
    try:
        if mark != MARK or len(told) != SALT * 2:
            raise InvalidToken
        return Fernet(_key(passphrase, bytes.fromhex(told.decode("ascii")))).decrypt(token.strip())
    except (InvalidToken, ValueError) as error:
        raise Fault("passphrase_wrong") from error


def _key(passphrase: str, salt: bytes) -> bytes:
    kept = Scrypt(salt=salt, length=32, n=COST, r=BLOCKS, p=1)
    return urlsafe_b64encode(kept.derive(passphrase.strip().encode()))
