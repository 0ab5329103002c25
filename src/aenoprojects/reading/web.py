"""Pages from the web: the only place that touches the network, and only for an address it was given."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING

from aenoprojects.errors import SourceError
from aenoprojects.reading.opening import Raw

if TYPE_CHECKING:
    import httpx

_LIMIT = 50 * 1024 * 1024
_WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""What zlib calls the ways to pack that we ask for; 47 finds out by itself."""
_HEADERS = {"User-Agent": "aenoprojects", "Accept-Encoding": "gzip, deflate"}
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
            client.stream("GET", address, headers=_HEADERS) as response,
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
    unpacker = Unpacker(response.headers.get("Content-Encoding", ""), shown, limit)
    for chunk in response.iter_raw():
        data += unpacker.unpack(chunk)
        if len(data) > limit:
            raise SourceError(f"{shown} is too large, over {limit} bytes: save the page and read the file")
        if time.monotonic() > deadline:
            raise SourceError(f"{shown} takes too long: save the page and read the file")
    unpacker.finish()
    return Raw(name=str(response.url.copy_with(userinfo=b"")), data=bytes(data), charset=response.charset_encoding)


class Unpacker:
    """What unpacks the chunks of a page, each to no more than one byte over a limit.

    A few hundred bytes can unpack to gigabytes, the more so if they were packed twice (RFC 9110, section 8.4).
    """

    def __init__(self, encodings: str, shown: str, limit: int) -> None:
        """Prepare for a way of packing.

        Args:
            encodings: as the header Content-Encoding names them.
            shown: what the page is called in errors.
            limit: most bytes.

        Raises:
            SourceError: nobody asked for this way of packing.
        """
        names = [name.strip().lower() for name in encodings.split(",") if name.strip() not in ("", "identity")]
        if any(name not in _WINDOW_BITS for name in names):
            advice = "save the page and read the file"
            raise SourceError(f"{shown} is packed as {encodings}, which nobody asked for: {advice}")
        self._decoders = [zlib.decompressobj(_WINDOW_BITS[name]) for name in reversed(names)]
        self._shown, self._limit = shown, limit

    def unpack(self, chunk: bytes) -> bytes:
        """Return what a chunk holds; a SourceError where it is damaged."""
        for decoder in self._decoders:
            try:
                chunk = decoder.decompress(chunk, self._limit + 1)
            except zlib.error as error:
                raise SourceError(f"{self._shown} is damaged: {error}") from error
        return chunk

    def finish(self) -> None:
        """Raise a SourceError where the last chunk is not the end."""
        if not all(decoder.eof for decoder in self._decoders):
            raise SourceError(f"{self._shown} is cut short: fetch it once more")
