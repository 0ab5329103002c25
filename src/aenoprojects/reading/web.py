"""Pages from the web: the only place that touches the network, and only for an address it was given."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from aenoprojects.errors import SourceError
from aenoprojects.reading.source import Raw

if TYPE_CHECKING:
    import httpx

_LIMIT = 50 * 1024 * 1024
_SECONDS = 120.0  # for the whole page: each single read has its own, shorter limit


def fetch(url: str, *, limit: int = _LIMIT, seconds: float = _SECONDS) -> Raw:
    """Fetch one page.

    Args:
        url: an http or https address.
        limit: most bytes to take, after decompression.
        seconds: most time to take.

    Returns:
        The page, named by its address after redirects (five at most), without user name and password.

    Raises:
        SourceError: httpx is not installed, the server cannot be reached, does not answer in time, answers
            with an error, or sends too much.
    """
    try:
        import httpx
    except ImportError as error:
        raise SourceError("reading a URL needs httpx: pip install 'aenoprojects[web]'") from error

    deadline = time.monotonic() + seconds
    timeout = httpx.Timeout(min(30.0, seconds), connect=min(10.0, seconds))
    shown = url
    try:
        address = httpx.URL(url)
        shown = str(address.copy_with(userinfo=b""))
        with (
            httpx.Client(follow_redirects=True, max_redirects=5, timeout=timeout) as client,
            client.stream("GET", address, headers={"User-Agent": "aenoprojects"}) as response,
        ):
            return _page(response, shown, limit, deadline)
    except httpx.TimeoutException as error:
        raise SourceError(f"{shown}: the server did not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"{shown} cannot be fetched: {error}") from error


def _page(response: httpx.Response, shown: str, limit: int, deadline: float) -> Raw:
    """Take a page from an answer that has begun."""
    if response.is_error:
        raise SourceError(f"{shown}: the server answered {response.status_code} {response.reason_phrase}")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limit:
            raise SourceError(f"{shown} is too large, over {limit} bytes: save the page and read the file")
        if time.monotonic() > deadline:
            raise SourceError(f"{shown} takes too long: save the page and read the file")
    return Raw(name=str(response.url.copy_with(userinfo=b"")), data=bytes(data), charset=response.charset_encoding)
