"""Text that XML-based formats can hold."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), production 2: what is not a Char.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Return the text with characters that XML 1.0 forbids replaced by U+FFFD.

    Source: XML 1.0, section 2.2, Characters. Compare with the input to know whether anything changed.

    >>> xml_text("a\x0bb")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def forbidden(text: str) -> tuple[str, ...]:
    r"""Return by number, in their order and each once, the characters that `xml_text` replaces.

    >>> forbidden("a\x0bb\x00\x0b")
    ('U+0000', 'U+000B')
    """
    return tuple(f"U+{ord(character):04X}" for character in sorted(set(_NOT_XML.findall(text))))
