"""Debian's Firefox over Marionette: Playwright drives only a build of its own."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("firefox-esr", "firefox")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "Tab": "\ue004"}
KEYS |= {"PageUp": "\ue00e", "PageDown": "\ue00f"}


def find_firefox() -> str | None:
    """Return an installed Firefox: `apt install firefox-esr` gives one on Debian."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Firefox:
    """One window, driven by the WebDriver commands of Marionette."""

    def __init__(self, port: int) -> None:
        self.number = 0
        self.connection = _connect(port)
        self.answer()  # the greeting
        self.command("WebDriver:NewSession")
        self.command("WebDriver:SetTimeouts", script=10_000, pageLoad=30_000)

    def command(self, name: str, **parameters: object) -> Any:
        """Send one command; return its value."""
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.answer()
        assert error is None, error
        return result.get("value") if isinstance(result, dict) else result

    def answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.connection.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self.connection.recv(1 << 16)
        return json.loads(data)

    def open(self, address: str) -> None:
        self.command("WebDriver:Navigate", url=address)

    def reload(self) -> None:
        self.command("WebDriver:Refresh")

    def window(self) -> str:
        """Return the name of the window that is driven."""
        return str(self.command("WebDriver:GetWindowHandle"))

    def windows(self) -> list[str]:
        return [str(one) for one in self.command("WebDriver:GetWindowHandles")]

    def switch(self, window: str) -> None:
        self.command("WebDriver:SwitchToWindow", handle=window, focus=True)

    def close(self) -> None:
        """Close the window that is driven; switch to another next."""
        self.command("WebDriver:CloseWindow")

    def window_opened_by(self, key: str, *, seconds: float = 10) -> str:
        """Press a key that opens a window, switch to it and return its name."""
        before = set(self.windows())
        self.press(key)
        end = time.monotonic() + seconds
        while not (opened := set(self.windows()) - before):
            assert time.monotonic() < end, f"{key} opened no window"
            time.sleep(0.05)
        self.switch(opened.pop())
        return self.window()

    def run(self, script: str) -> Any:
        return self.command("WebDriver:ExecuteScript", script=script, args=[])

    def wait_for(self, script: str, *, seconds: float = 10) -> Any:
        """Return the script's value as soon as there is one."""
        end = time.monotonic() + seconds
        while not (value := self.run(f"return ({script})")):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)
        return value

    def press(self, text: str) -> None:
        """Type text, or one of `KEYS`, into what has the focus."""
        keys = [KEYS[text]] if text in KEYS else list(text)
        strokes = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self.command("WebDriver:PerformActions", actions=[keyboard])

    def errors(self) -> list[str]:
        """Return what the pages logged as errors since the browser started."""
        script = (
            "return Services.console.getMessageArray()"
            ".filter(m => m instanceof Ci.nsIScriptError && !(m.flags & 1)"
            " && /^(http|file)/.test(m.sourceName)).map(m => m.errorMessage)"
        )
        self.command("Marionette:SetContext", value="chrome")
        try:
            return list(self.run(script))
        finally:
            self.command("Marionette:SetContext", value="content")


def _connect(port: int, *, seconds: float = 60) -> socket.socket:
    end = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            assert time.monotonic() < end, "Firefox did not open its Marionette port"
            time.sleep(0.1)


@contextmanager
def launch_firefox(path: str) -> Iterator[Firefox]:
    """Start Firefox with an empty profile and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        settings = {
            "marionette.port": port,
            "app.update.enabled": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "browser.shell.checkDefaultBrowser": False,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items())
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
        command = [path, "--headless", "--marionette", "--remote-allow-system-access"]
        command += ["--no-remote", "--profile", profile]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            driven = Firefox(port)
            yield driven
            driven.connection.close()
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def started_firefox() -> Iterator[Firefox]:
    """Start the installed Firefox; where there is none, pass over what asks for it."""
    path = find_firefox()
    if path is None:
        pytest.skip("no Firefox: apt install firefox-esr")
    with launch_firefox(path) as firefox:
        yield firefox
