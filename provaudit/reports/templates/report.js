"use strict";

// Filters the cards, joins them to the marks in the text, copies fixes, and listens to a few keys.
(() => {
  const root = document.documentElement;
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const live = document.getElementById("live");
  const cards = [...document.querySelectorAll("details.card")];
  const marks = [...document.querySelectorAll("a.mark")];
  const cardOf = new Map(cards.map((card) => [card.querySelector(".body").id, card]));
  const documents = [...document.querySelectorAll("section.document")].map(
    (section) => [section, [...section.querySelectorAll("details.card")]],
  );
  const words = new Map();

  root.classList.add("scripted");

  const cardsOf = (link) => link.dataset.cards.split(" ").map((id) => cardOf.get(id));

  // What a card says, in lower case; read once, when somebody first searches.
  const textOf = (card) => {
    if (!words.has(card)) words.set(card, card.textContent.toLowerCase().replace(/\s+/g, " "));
    return words.get(card);
  };

  const filter = () => {
    const chosen = new FormData(form);
    const verdicts = new Set(chosen.getAll("verdict"));
    const family = chosen.get("family");
    const wanted = chosen.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fits = verdicts.has(card.dataset.verdict)
        && (!family || card.dataset.families.includes(family))
        && wanted.every((word) => textOf(card).includes(word));
      if (card.hidden === fits) card.hidden = !fits;
      count += fits;
    }
    // While something is filtered away, a document with nothing to show would only be in the way.
    for (const [section, own] of documents) {
      section.hidden = count < cards.length && own.every((card) => card.hidden);
    }
    for (const mark of marks) mark.classList.toggle("off", cardsOf(mark).every((card) => card.hidden));
    shown.textContent = `${count} of ${cards.length} references`;
  };

  let waiting = 0;
  const filterSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(filter);
  };

  const showEverything = () => {
    form.reset();
    filter();
  };

  const point = (card) => {
    for (const mark of marks) mark.classList.toggle("current", cardsOf(mark).includes(card));
  };

  const open = (found) => {
    if (found.some((card) => card.hidden)) showEverything();
    for (const card of found) card.open = true;
    found[0].scrollIntoView({ block: "start" });
    found[0].querySelector("summary").focus({ preventScroll: true });
    point(found[0]);
  };

  const locate = (card) => {
    const mark = marks.find((one) => cardsOf(one).includes(card));
    if (!mark) return;
    point(card);
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  };

  const copy = async (button) => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // An old browser, or a page that may not use the clipboard: select the words, so that Ctrl+C copies them.
      getSelection().selectAllChildren(button.parentElement.querySelector("code"));
      live.textContent = "Selected; press Ctrl+C to copy";
      return;
    }
    live.textContent = `Copied: ${text}`;
    const label = button.firstChild;
    label.data = "Copied";
    setTimeout(() => { label.data = "Copy"; }, 1500);
  };

  const step = (by) => {
    const visible = cards.filter((card) => !card.hidden);
    const here = visible.indexOf(document.activeElement.closest("details.card"));
    const next = visible[here < 0 && by < 0 ? visible.length - 1 : here + by];
    if (!next) return;
    next.querySelector("summary").focus();
    point(next);
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    t: () => {
      const card = document.activeElement.closest("details.card");
      if (card) locate(card);
    },
    "/": () => form.elements.words.focus(),
  };

  form.addEventListener("input", filterSoon);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("open-all").addEventListener("click", () => {
    for (const card of cards) if (!card.hidden) card.open = true;
  });
  document.getElementById("close-all").addEventListener("click", () => {
    for (const card of cards) card.open = false;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cards]");
    const button = event.target.closest("button");
    if (link) {
      event.preventDefault();
      open(cardsOf(link));
      history.replaceState(null, "", link.hash);
    } else if (button?.classList.contains("copy")) {
      copy(button);
    } else if (button?.classList.contains("locate")) {
      locate(button.closest("details.card"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return showEverything();
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (!document.getElementById("use-keys").checked || !keys[event.key]) return undefined;
    event.preventDefault();
    return keys[event.key]();
  });

  // Paper cannot be clicked: print what the filter shows, open where there is something to read, and close it again.
  const nothingToSay = '[data-verdict="confirmed"][data-families=""]';
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(`.document details:not([open]):not([hidden]):not(${nothingToSay})`)];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  filter();
  const wanted = cardOf.get(decodeURIComponent(location.hash.slice(1)));
  if (wanted) open([wanted]);
})();
