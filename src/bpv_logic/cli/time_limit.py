"""A time limit, so that one file of many cannot keep the others waiting. Only on the command line.

Uses a system alarm where there is one; Windows has none, so there a thread keeps watch. Both interrupt between two
Python steps: the duration of a single step is bounded by the size of a file.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from typing import TYPE_CHECKING

from bpv_logic.basis.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable


class TooLongError(ExportError):
    """Work that was stopped because it took too long."""

    def __init__(self) -> None:
        super().__init__("duurt-te-lang", "Het nakijken duurde te lang, en is gestopt. Vraag om een nieuw bestand.")


def within[Outcome](seconds: float, work: Callable[[], Outcome]) -> Outcome:
    """Return the result of the work; TooLongError when it takes longer."""
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_alarm(seconds, work)
    return _by_thread(seconds, work)


def _by_alarm[Outcome](seconds: float, work: Callable[[], Outcome]) -> Outcome:
    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _by_thread[Outcome](seconds: float, work: Callable[[], Outcome]) -> Outcome:
    me, lock, is_done = threading.get_ident(), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not is_done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(me), ctypes.py_object(TooLongError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return work()
    finally:
        with lock:
            is_done = True
        timer.cancel()
