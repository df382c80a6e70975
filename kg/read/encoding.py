"""Bytes to text: what every reader does first."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's little-endian one begins with UTF-16's, so it stands before it."""

_DECLARED = re.compile(rb"\b(?:en)?coding\s*[:=]\s*([\w.-]+)", re.IGNORECASE)
_OTHER_CHARSETS = re.compile(
    r"(?:x-)?(?:iso|latin|windows|cp|mac|koi8|gb|big5|shift|sjis|euc)", re.IGNORECASE
)
_WHERE_DECLARED = 400
_SAMPLE = 4096
_WIDE = 0.6
"""The share of NUL among the high bytes from which on a text is taken for UTF-16 without a mark."""

_TWO_BYTES = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
"""What any character beyond ASCII begins with in UTF-8."""

_BLOCK = 1 << 16


def decode(data: bytes, source: str) -> tuple[str, tuple[Problem, ...]]:
    r"""Return the text of a file, and what had to be repaired to read it.

    UTF-8 with or without a byte order mark; UTF-16 and UTF-32 with one, UTF-16 also without. Lines that are no
    UTF-8 are read in the encoding that the head of the file declares (``% Encoding: ISO-8859-2``), else as
    Windows-1252, which holds Latin-1's letters. NUL is taken out. Lines end in ``\n`` alone, whatever the file has.
    """
    encoding, start = _marked(data)
    problems: list[Problem] = []
    if encoding == "utf-8":
        text = _utf8(data[start:] if start else data, source, problems)
    else:
        text = _wide(data[start:], encoding, source, problems, guessed=not start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        problems.append(_nul(text, source))
        text = text.replace("\0", "")
    return text, tuple(problems)


def name_of(data: bytes) -> str:
    r"""Return the encoding in which text can be added to a file: that of its byte order mark, or UTF-8.

    >>> name_of(b"\xff\xfec\x00"), name_of(b"claim")
    ('utf-16-le', 'utf-8')
    """
    return _marked(data)[0]


def _marked(data: bytes) -> tuple[str, int]:
    """Return the encoding and the length of the byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return _unmarked(data[:_SAMPLE]), 0


def _unmarked(sample: bytes) -> str:
    """Recognise UTF-16 by its many NUL bytes, all in the same half of the pairs."""
    first, second = sample[0::2], sample[1::2]
    if not second:
        return "utf-8"
    if second.count(0) > _WIDE * len(second) and not first.count(0):
        return "utf-16-le"
    if first.count(0) > _WIDE * len(first) and not second.count(0):
        return "utf-16-be"
    return "utf-8"


def _wide(data: bytes, encoding: str, source: str, problems: list[Problem], *, guessed: bool) -> str:
    if guessed:
        message = f"no byte order mark; read as {encoding.upper()}. Save the file as UTF-8"
        problems.append(Problem(source, 0, "encoding-guessed", message, Severity.INFO))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        text = data.decode(encoding, errors="replace")
        line = data[: fault.start].decode(encoding, errors="replace").count("\n") + 1
        message = f"damaged {encoding.upper()}: what could not be read is now U+FFFD. Save the file anew"
        problems.append(
            Problem(source, line, "undecodable-bytes", message, raw=repr(fault.object[fault.start :][:8]))
        )
        return text


def _utf8(data: bytes, source: str, problems: list[Problem]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        encoding = _declared(data)
        plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        above = data[: fault.start]
        line = 1 + above.count(b"\n") + above.count(b"\r") - above.count(b"\r\n")
        message = (
            f"not UTF-8 here, and perhaps below; such lines are read as {encoding}. "
            "Check the accents and save the file as UTF-8"
        )
        problems.append(Problem(source, line, "not-utf-8", message))
        return "".join(_mixed(block, encoding) for block in _blocks(plain))


def _blocks(data: bytes) -> Iterator[bytes]:
    """Yield whole lines, many at a time, so that memory stays flat."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _BLOCK) + 1 or len(data)
        yield data[start:end]
        start = end


def _mixed(block: bytes, encoding: str) -> str:
    """Decode line by line, because a file to which two programs have written holds two encodings."""
    if not _TWO_BYTES.search(block):
        return block.decode(encoding, errors="replace")
    return "\n".join(_either(line, encoding) for line in block.split(b"\n"))


def _either(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(encoding, errors="replace")


def _declared(data: bytes) -> str:
    """Return the charset that the head of the file names, or Windows-1252."""
    if match := _DECLARED.search(data[:_WHERE_DECLARED]):
        name = match[1].decode("ascii", "ignore")
        if _OTHER_CHARSETS.match(name):
            try:
                return codecs.lookup(name.removeprefix("x-")).name
            except LookupError:
                pass
    return "cp1252"


def _nul(text: str, source: str) -> Problem:
    count, line = text.count("\0"), text.count("\n", 0, text.index("\0")) + 1
    message = f"{count} NUL {'byte' if count == 1 else 'bytes'} taken out, the first in this line. Save the file anew"
    return Problem(source, line, "nul-bytes", message)
