"""What goes wrong with a request, and what errors of the connection mean.

FetchError            what went wrong, as a short code and a sentence that an admin can act on
├── AddressError      the address may not be asked        refused
├── ConnectError      no connection, or it broke          dns, closed, connect, connect_timeout, certificate, tls,
│                                                         broken, cut, protocol
├── SlowError         it took too long                    timeout, slow_body
├── TooLargeError     more than MAX_BYTES                 too_large, bomb
├── EncodingError     a broken or unknown compression     encoding
├── RedirectError     too many, or to nowhere             redirect_loop, redirect_broken
└── StatusError       an answer that is no document       http_<status>
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpx


class FetchError(Exception):
    """A request that came to nothing.

    retry_after: seconds, None where the server asked for nothing. detail: what the code does not say, in technical
    words that need no language; mostly "". host: where it happened, after redirects; "" where no host was asked.
    """

    code = "internal"

    def __init__(
        self, sentence: str, code: str | None = None, retry_after: float | None = None, *, detail: str = ""
    ) -> None:
        super().__init__(sentence)
        self.code = code or self.code
        self.retry_after = retry_after
        self.detail = detail
        self.host = ""

    @property
    def is_of_host(self) -> bool:
        """Whether it concerns all that the host serves, not this address alone."""
        return self.retry_after is not None or self.code in ("http_429", "closed")


class AddressError(FetchError):
    code = "refused"


class ConnectError(FetchError):
    code = "connect"


class SlowError(FetchError):
    code = "timeout"


class TooLargeError(FetchError):
    code = "too_large"


class EncodingError(FetchError):
    code = "encoding"


class RedirectError(FetchError):
    code = "redirect_broken"


class StatusError(FetchError):
    code = "http"


def failure_of(error: Exception, *, in_body: bool) -> FetchError:
    """What an error of httpx or a timeout means; `in_body` says whether the answer had begun.

    It is asked of its causes' types: texts differ between systems.
    """
    if isinstance(error, httpx.ConnectTimeout):
        return ConnectError("The server does not take the connection in time.", "connect_timeout")
    if isinstance(error, (TimeoutError, httpx.TimeoutException)):
        if in_body:
            return SlowError("The answer did not come to its end in time.", "slow_body")
        return SlowError("No answer came in time.")
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            said = cause.verify_message
            return ConnectError(f"The server's certificate does not hold: {said}.", "certificate", detail=said)
        if isinstance(cause, ssl.SSLError):
            return ConnectError("The server does not speak TLS as it should.", "tls")
        if isinstance(cause, ConnectionRefusedError):
            return ConnectError("Nothing listens at this address: the connection is refused.", "closed")
    if isinstance(error, httpx.ConnectError):
        reason = type(error.__cause__ or error).__name__
        return ConnectError(f"No connection: {reason}.", detail=reason)
    if isinstance(error, httpx.RemoteProtocolError):
        if in_body:
            return ConnectError("The answer breaks off before its end.", "cut")
        return ConnectError("The server hangs up without an HTTP answer.", "protocol")
    reason = type(error).__name__
    return ConnectError(f"The connection broke: {reason}.", "broken", detail=reason)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
