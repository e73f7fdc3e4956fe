"""What the forms of a reviewing room do: each is one change that can be taken back, and leads to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from distlaw.errors import UsageError
from distlaw.model.claim_record import ClaimChanges
from distlaw.query.search.plan import Request
from distlaw.services import saved
from distlaw.services.claims import judging
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, relate, undo_last
from distlaw.web.asked import Moved, PageRequest
from distlaw.web.pages.review import next_address, reviewing_of
from distlaw.web.pages.saved import address
from distlaw.web.pages.search import asking

_MOST_FILES = 50
_NAME = 80  # characters of a reviewer's name


class PostedForm(NamedTuple):
    """A posted form: its fields, those that may be repeated, and its files (name, bytes)."""

    fields: Mapping[str, str]
    works: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    def one(self, name: str) -> str:
        """A field, or empty text."""
        return self.fields.get(name, "").strip()


def decide(asked: PageRequest, form: PostedForm) -> Moved:
    """Accept or reject a claim, or (blind) keep the reviewer's verdict alone; then the next one."""
    act = judging.judge if form.one("blind") else judging.decide
    act(asked.url, form.one("id"), form.one("verdict"), asked.who)
    return Moved(_next(form, form.one("after")))


def change_claim(asked: PageRequest, form: PostedForm) -> Moved:
    """Other labels, or a note; the claim keeps its turn."""
    said: dict[str, Any] = {name: form.one(name) for name in ("stance", "kind", "modality") if form.one(name)}
    if form.one("theories"):
        said["theories"] = tuple(form.one("theories").replace("，", ",").replace(" ", "").split(","))
    if said:
        edit_claim(asked.url, form.one("id"), ClaimChanges.model_validate(said), asked.who)
    if form.one("note"):
        judging.remark(asked.url, form.one("id"), form.one("note"), asked.who)
    return Moved(_next(form, form.one("id")))


def connect(asked: PageRequest, form: PostedForm) -> Moved:
    """A relation from this claim to another."""
    relate(asked.url, form.one("id"), form.one("type"), form.one("target"), asked.who, form.one("reason"))
    return Moved(f"/claims/{form.one('id')}")


def add_own_claim(asked: PageRequest, form: PostedForm) -> Moved:
    """A claim of the reader's own on a quotation of a work."""
    theories = (
        tuple(form.one("theories").replace("，", ",").replace(" ", "").split(",")) if form.one("theories") else ()
    )
    new = NewClaim(theories=theories, stance=form.one("stance"), kind=form.one("kind"), quote=form.one("quote"))
    found, _ = add_claim(asked.url, form.one("key"), new, asked.who)
    return Moved(f"/claims/{found.id}")


def undo_change(asked: PageRequest, form: PostedForm) -> Moved:
    """Take back this reviewer's last change, and return to its claim."""
    undone = undo_last(asked.url, asked.who)
    claims = [one for entry in undone for one in entry.subjects if one.startswith("c")]
    return Moved(_next(form, claims[0] if claims else form.one("id")))


def name(asked: PageRequest, form: PostedForm) -> Moved:
    """Who reviews from here on."""
    said = "".join(char for char in form.one("who") if char.isprintable())[:_NAME].strip()
    return Moved("/review", {"reviewer": said})


def settle(asked: PageRequest, form: PostedForm) -> Moved:
    """Do what both reviewers want."""
    found = judging.agreement(asked.url, form.one("first"), form.one("second"))
    judging.apply(asked.url, found.both, asked.who, note=f"{found.first} and {found.second} agree")
    return Moved("/review/agreement")


def upload(asked: PageRequest, form: PostedForm) -> Moved:
    """Bring files in; reading them goes on beside the pages."""
    files = [(own, data) for own, data in form.files if own and data][:_MOST_FILES]
    if not files:
        raise UsageError("no file was chosen")
    reviewing_of(asked).bring(files, asked.who)
    return Moved("/review")


def keep_search(asked: PageRequest, form: PostedForm) -> Moved:
    """Keep a search under a name: its address is what the form was sent to."""
    query, filters = asking(asked)
    saved.save(asked.url, form.one("name"), Request(query=query, filters=filters), asked.who)
    return Moved("/saved")


def show_new(asked: PageRequest, form: PostedForm) -> Moved:
    """Run a saved search: what it finds now is not new from here on."""
    saved.rerun(asked.url, form.one("name"), only_new=True)
    found = saved.kept(asked.url, form.one("name"))
    return Moved(address(asked, found))


def forget_search(asked: PageRequest, form: PostedForm) -> Moved:
    """Forget a saved search; the journal can bring it back."""
    saved.remove(asked.url, form.one("name"), asked.who)
    return Moved("/saved")


def _next(form: PostedForm, identity: str) -> str:
    return next_address(dict(form.fields), form.works, identity)


def checked_form(asked: PageRequest, form: PostedForm) -> None:
    """UsageError for a form that is not of this room's pages."""
    if not reviewing_of(asked).is_ours(form.one("form")):
        raise UsageError("this form is of an older page", hint="go back, load the page again, and repeat it")


_Action = Callable[[PageRequest, PostedForm], Moved]
ACTIONS: tuple[tuple[str, _Action], ...] = (
    ("/review/decide", decide),
    ("/review/edit", change_claim),
    ("/review/relate", connect),
    ("/review/propose", add_own_claim),
    ("/review/undo", undo_change),
    ("/review/who", name),
    ("/review/settle", settle),
    ("/review/upload", upload),
    ("/saved/keep", keep_search),
    ("/saved/run", show_new),
    ("/saved/forget", forget_search),
)
