"""Word files: .docx as HTML, by Mammoth, which keeps headings, lists, tables, bold and links."""

from __future__ import annotations

import io
import re

from aenoprojects.errors import SourceError
from aenoprojects.reading.zipped import Zipped

# Mammoth knows Word's own headings; the title of a document is one, and templates name theirs in Dutch.
_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Titel'] => h1:fresh",
        *(f"p[style-name='Kop {level}'] => h{level}:fresh" for level in range(1, 7)),
    ]
)
_BLOCK_END = re.compile(r"(?<=</p>)|(?<=</h\d>)|(?<=</li>)|(?<=</tr>)|(?<=</table>)|(?<=<br />)")


def word_html(zipped: Zipped, data: bytes) -> str:
    """Return a Word document as HTML, a line for each paragraph: their numbers are its line numbers.

    Pictures, comments and what was deleted while changes were tracked are left out.

    Args:
        zipped: the document, looked at.
        data: its bytes.

    Raises:
        SourceError: it is damaged, or holds entities.
    """
    import mammoth  # type: ignore[import-untyped]

    for inside in zipped.names:
        if inside.endswith((".xml", ".rels")):
            zipped.read_xml(inside)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        )
    except Exception as error:  # whatever a damaged document makes of a stranger's parser
        raise SourceError(f"{zipped.name} is a damaged Word document: open it in Word and save it again") from error
    return "\n".join(_BLOCK_END.split(made.value))
