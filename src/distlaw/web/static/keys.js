// Keys for those who have a keyboard; every one of them is a link or a button that works without this file.
"use strict";
(() => {
  const typing = (event) => event.target.closest("input, textarea, select, [contenteditable]");
  const marks = [...document.querySelectorAll("article.reading .anchor")];
  let at = -1;

  const toMark = (step) => {
    if (!marks.length) return false;
    at = Math.min(Math.max(at + step, 0), marks.length - 1);
    location.replace("#" + marks[at].id);
    const link = document.querySelector("#" + CSS.escape(marks[at].id) + " ~ mark a");
    if (link) link.focus({ preventScroll: true });
    return true;
  };

  const press = (key) => {
    const found = document.querySelector('[data-key~="' + CSS.escape(key) + '"]');
    if (!found) return false;
    if (found.matches("input, textarea, summary")) found.focus();
    else found.click();
    if (found.matches("summary")) found.parentElement.open = true;
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    const key = event.key;
    const done = press(key) || (key === "j" && toMark(1)) || (key === "k" && toMark(-1));
    if (done) event.preventDefault();
  });

  const poll = document.querySelector("[data-poll]");
  if (poll) setTimeout(() => location.reload(), Number(poll.dataset.poll) * 1000);
})();
