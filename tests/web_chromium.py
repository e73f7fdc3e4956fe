"""Chromium before the reading room, driven by selenium; skips with a reason where either is missing."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from distlaw.web.app import application
from distlaw.web.guard import Door


@contextmanager
def served(url: str, **options: Any) -> Iterator[str]:
    """The address at which a database is served while the context is open."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(url, Door(), **options), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@contextmanager
def chromium(*, scripts: bool = True, dark: bool = False, width: int = 1200) -> Iterator[Any]:
    """A browser without a window."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("there is no Chromium with its driver here")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                 "--lang=zh-CN", "--force-device-scale-factor=1"):  # fmt: skip
        options.add_argument(word)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    # A window has a least width; an emulated screen has not.
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})  # fmt: skip
    if dark:
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
        )
    plain = browser.get

    def get(address: str) -> None:
        plain(address)
        assert comes(browser, is_whole)

    browser.get = get  # on a busy machine it may come back before the page is whole
    try:
        yield browser
    finally:
        browser.quit()


def is_whole(browser: Any) -> bool:
    """Whether the page has come to its end."""
    return bool(browser.execute_script("return document.readyState") == "complete")


@contextmanager
def leaving(browser: Any) -> Iterator[None]:
    """What is done in here leads to another page, which is there when the context ends."""
    from selenium.webdriver.support.expected_conditions import staleness_of

    left = browser.find_element("css selector", "html")
    yield
    assert comes(browser, staleness_of(left))
    assert comes(browser, is_whole)


def comes(browser: Any, condition: Callable[[Any], bool]) -> bool:
    """Whether the condition is true of the browser, at once or, on a busy machine, after some time."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.ui import WebDriverWait

    try:
        return WebDriverWait(browser, 120).until(condition)
    except TimeoutException:
        return False


def axe_script() -> str:
    """axe-core's source, as a package on PyPI ships it."""
    import importlib.util

    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("axe-playwright-python, which ships axe-core, is not installed")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")
