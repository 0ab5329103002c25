"""Re-dressings: a plain page in the clothes that people meet it in, for tests that they change nothing.

Each `dress_*` function takes the text of a plain listing (or article) and returns it as another file would
hold it: str, or bytes where the encoding is what is dressed up. To know headings and labels they read the
plain page with a rule of thumb: the run of labels that starts with "Project:", and the two lines above it.
"""

from collections.abc import Callable

from dressing import as_html, as_markdown, as_text

DRESSINGS: dict[str, Callable[[str], bytes | str]] = {
    name.removeprefix("dress_"): value
    for module in (as_html, as_markdown, as_text)
    for name, value in vars(module).items()
    if name.startswith("dress_")
}
"""All of them, by the rest of their name."""
