"""The application: addresses, each with its page and the page's JSON twin."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from distlaw.db.kept_readers import readers_kept
from distlaw.db.opening import exists
from distlaw.errors import DatabaseError, DistlawError, NotFound
from distlaw.vocab.web_words import LANGUAGES
from distlaw.web.asked import File, Moved, Page, PageRequest, language_of
from distlaw.web.guard import LARGEST_FORM, Door, Guard
from distlaw.web.pages import (
    about,
    argue,
    authorities,
    bibliography,
    changes,
    claim,
    compare,
    graph,
    repairs,
    review,
    saved,
    search,
    sheet,
    work,
)
from distlaw.web.pages.bibliography import BASKET
from distlaw.web.posting import ACTIONS, PostedForm, checked_form
from distlaw.web.rendering import STATIC, rendered_page
from distlaw.web.reviewing import Reviewing
from distlaw.web.room import Room

_Maker = Callable[[PageRequest], Page | File | Moved]
_PAGES: tuple[tuple[str, _Maker], ...] = (
    ("/search", search.page),
    ("/saved", saved.page),
    ("/works", work.listing),
    ("/works/{key}", work.page),
    ("/works/{key}/cite", bibliography.page),
    ("/works/{key}/pages", sheet.page),
    ("/works/{key}/repairs", repairs.page),
    ("/claims/{id}", claim.page),
    ("/debate", argue.debate),
    ("/matrix", argue.matrix),
    ("/gaps", argue.gaps),
    *((f"/{kind}", authorities.authorities_page) for kind in authorities.KINDS),
    *((f"/{kind}/{{id:path}}", authorities.page) for kind in authorities.KINDS),
    ("/graph", graph.page),
    ("/compare", compare.page),
    ("/bibliography", bibliography.basket),
    ("/changes", changes.page),
    ("/about", about.page),
    ("/review", review.overview),
    ("/review/claim", review.one_claim),
    ("/review/agreement", review.side_by_side),
)
_FILES: tuple[tuple[str, _Maker], ...] = (
    ("/works/{key}/sheet.png", sheet.picture),
    ("/bibliography/file", bibliography.file),
    ("/bibliography/put", bibliography.put),
)


def application(url: str, door: Door, reviewer: str = "") -> Starlette:
    """The reading room over one database; every request opens it anew, to read. With a `reviewer`'s name claims may
    be decided and files brought in, in that name unless another is chosen there."""
    room = Room(url, Reviewing(url, reviewer) if reviewer else None)
    routes: list[BaseRoute] = [Route("/", _endpoint(room, search.page))]
    for path, make in _PAGES:
        routes.append(Route(f"{path}.json", _endpoint(room, make, as_json=True)))
        routes.append(Route(path, _endpoint(room, make)))
    routes += [Route(path, _endpoint(room, make)) for path, make in _FILES]
    if reviewer:
        routes += [Route(path, _posted(room, act), methods=["POST"]) for path, act in ACTIONS]
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        with readers_kept(url):
            threading.Thread(target=_warm, args=(room,), name="warming", daemon=True).start()
            yield
        gc.unfreeze()
        room.close()

    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=door, takes_forms=bool(reviewer))],
        exception_handlers={HTTPException: _unknown_address(room)},
        lifespan=life,
    )


def _warm(room: Room) -> None:
    """Make what takes long before anybody asks for it; what that loaded stays, and no answer waits for its sweeping."""
    with suppress(DistlawError):
        if exists(room.url):
            room.lately("gaps", lambda: argue.all_gaps(room.url))
            search.page(PageRequest(room, "/search", (("q", "law"),), {}, "en"))
    gc.collect()
    gc.freeze()


def _endpoint(room: Room, make: _Maker, *, as_json: bool = False) -> Callable[[Request], Response]:
    # Not a coroutine: Starlette runs it in a thread, where a slow query holds nobody up.
    def answer(request: Request) -> Response:
        asked = _asked(room, request)
        try:
            is_empty = not exists(room.url) and not asked.path.startswith("/review")
            page = about.empty(asked) if is_empty else make(asked)
        except DistlawError as error:
            page = _failed(error)
        return _response(request, asked, page, as_json or _wants_json(request))

    return answer


def _asked(room: Room, request: Request) -> PageRequest:
    chosen = request.query_params.get("lang") or request.cookies.get("lang", "")
    language = language_of(chosen, request.headers.get("accept-language", ""))
    path = request.url.path.removesuffix(".json")
    who = unquote(request.cookies.get("reviewer", "")) or room.reviewing.who if room.reviewing else ""
    params = tuple(request.query_params.multi_items())
    return PageRequest(room, path, params, request.path_params, language, who, request.cookies.get(BASKET, ""))


def _posted(room: Room, act: Callable[[PageRequest, PostedForm], Moved]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        asked = _asked(room, request)
        form = await _form(request)
        return await run_in_threadpool(_done, request, asked, act, form)

    return answer


async def _form(request: Request) -> PostedForm:
    fields: dict[str, str] = {}
    works: list[str] = []
    files: list[tuple[str, bytes]] = []
    async with request.form(max_files=100, max_fields=100, max_part_size=LARGEST_FORM) as posted:
        for name, value in posted.multi_items():
            if isinstance(value, str):
                fields[name] = value
                works += [value] * (name == "work" and bool(value))
            else:
                files.append((value.filename or "", await value.read()))
    return PostedForm(fields, tuple(works), tuple(files))


def _done(
    request: Request, asked: PageRequest, act: Callable[[PageRequest, PostedForm], Moved], form: PostedForm
) -> Response:
    try:
        checked_form(asked, form)
        moved = act(asked, form)
    except DistlawError as error:
        return _response(request, asked, _failed(error), _wants_json(request))
    return _moved(moved)


def _moved(moved: Moved) -> Response:
    answer = RedirectResponse(moved.address, 303)
    for name, value in moved.cookies.items():
        answer.set_cookie(name, quote(value, safe=",%"), httponly=True, samesite="strict", path="/")
    return answer


def _wants_json(request: Request) -> bool:
    kinds = [part.partition(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
    return "application/json" in kinds and "text/html" not in kinds


def _response(request: Request, asked: PageRequest, page: Page | File | Moved, as_json: bool) -> Response:
    if isinstance(page, File):
        return _file(page)
    if isinstance(page, Moved):
        return _moved(page)
    if as_json:
        # A lone surrogate of a damaged text is no UTF-8: JSON can spell it, HTML cannot.
        body = json.dumps(page.twin, ensure_ascii=False, indent=1) + "\n"
        answer = Response(body.encode("utf-8", "backslashreplace"), page.status, media_type="application/json")
    else:
        answer = HTMLResponse(rendered_page(asked, page).encode("utf-8", "replace"), page.status)
    answer.headers["vary"] = "Accept, Accept-Language, Cookie"
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie("lang", asked.language, httponly=True, samesite="strict", path="/")
    return answer


def _file(file: File) -> Response:
    answer = Response(file.data, media_type=file.media_type)
    if file.name:
        answer.headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return answer


def _failed(error: DistlawError) -> Page:
    status = 404 if isinstance(error, NotFound) else 503 if isinstance(error, DatabaseError) else 400
    return Page("error.html", {"error": {"what": error.what, "hint": error.hint}}, status=status)


def _unknown_address(room: Room) -> Callable[[Request, Any], Response]:
    def answer(request: Request, error: HTTPException) -> Response:
        page = Page("error.html", {"error": {"what": "no page has this address", "hint": ""}}, status=error.status_code)
        return _response(
            request, _asked(room, request), page, _wants_json(request) or request.url.path.endswith(".json")
        )

    return answer
