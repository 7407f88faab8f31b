"""What a mail server's refusals mean, in the user's words."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl

from grc_desktop.core.language import tr

_STATUS = re.compile(r"^\d\.\d{1,3}\.\d{1,3}\s+")

_NOT_THE_ADDRESS = frozenset({"1.7", "1.8", "2.2", "2.3", "3", "4.5", "4.7", "5.1", "5.2", "5.4", "6", "7"})
"""Subjects of 5.y.z (``y`` or ``y.z``) that say nothing of the address: the sender, a full box, too large, overload,
the dialogue, policy."""


def connection_words(error: Exception, host: str, port: int) -> str:
    """What a connection that failed means, and what to do about it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        words = tr("{host} does not accept the user name or the password: correct them in the settings. ({words})",
                   host=host, words=said(error.smtp_error))  # fmt: skip
    elif isinstance(error, ssl.SSLCertVerificationError):
        words = _certificate_words(host, error)
    elif isinstance(error, (ssl.SSLError, smtplib.SMTPNotSupportedError)):
        words = tr("{host} does not offer this security on port {port}. Choose another one.", host=host, port=port)
    elif isinstance(error, socket.gaierror):
        words = tr("There is no way to {host}: is the computer on line, is the name right?", host=host)
    elif isinstance(error, ConnectionRefusedError):
        words = tr("{host} does not answer on port {port}. Check it, or try again later.", host=host, port=port)
    elif isinstance(error, TimeoutError):
        words = tr("{host} does not answer. Try again later.", host=host)
    elif isinstance(error, smtplib.SMTPResponseException):
        words = tr("{host} refuses the connection: {words}", host=host, words=said(error.smtp_error))
    else:
        words = tr("{host} hung up. Check port and security, or try again later.", host=host)
    return words


def _certificate_words(host: str, error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code == 10:  # X509_V_ERR_CERT_HAS_EXPIRED
        return tr("The certificate of {host} has expired: nothing was sent. Tell its provider.", host=host)
    if error.verify_code in (62, 64):  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
        return tr("{host} shows the certificate of another server: nothing was sent. Check its name.", host=host)
    return tr("The certificate of {host} is not one to trust: nothing was sent.", host=host)


def is_hard(status: str) -> bool:
    """Whether a status says that the address itself is no good, for good (RFC 3463)."""
    kind, _, rest = status.strip().partition(" ")[0].partition(".")
    return kind == "5" and bool(rest) and not {rest, rest.partition(".")[0]} & _NOT_THE_ADDRESS


def said(words: bytes | str) -> str:
    """The server's own words, without their codes, on one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(_STATUS.sub("", line) for line in text.splitlines())[:200]
