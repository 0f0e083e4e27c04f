/* What the newsroom adds to CKEditor: pull quotes, fact boxes, uploads that carry Django's token,
   and dialogs that offer only what richtext/allowed.py lets through. */
/* global CKEDITOR */
"use strict";

CKEDITOR.plugins.add("newsroom", {
  requires: "blockquote,widget,image2,dialog",

  init(editor) {
    // An untouched "Caption" would be printed; an empty caption prints the library's own.
    editor.lang.image2.captionPlaceholder = "";
    // While a dropped picture is on its way, CKEditor knows it by these; they never reach the server.
    editor.filter.allow("img[!data-widget,!data-cke-upload-id]", "newsroom", true);
    editor.on("fileUploadRequest", (event) => {
      const token = document.querySelector("input[name=csrfmiddlewaretoken]");
      if (token) {
        event.data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token.value);
      }
    });
    editor.on("contentDom", () => {
      dress(editor);
    });
    addPullQuote(editor);
    addFactBox(editor);
    addJoinWords(editor);
    keepAsTheServerKeeps(editor);
  },
});

/* The page in the frame is light or dark as the form is, also where the switch in the header says otherwise than the
   machine. */
const isDark = matchMedia("(prefers-color-scheme: dark)");

function dress(editor) {
  const { theme } = document.documentElement.dataset;
  const chosen = ["light", "dark"].includes(theme) ? theme : isDark.matches ? "dark" : "light";
  if (editor.document) editor.document.getDocumentElement().$.dataset.theme = chosen;
}

const dressAll = () => Object.values(CKEDITOR.instances).forEach(dress);
new MutationObserver(dressAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
isDark.addEventListener("change", dressAll);

function addPullQuote(editor) {
  const quoteAt = (path) => path && path.contains("blockquote", false, true);

  editor.addCommand("pullQuote", {
    allowedContent: "blockquote(pull-quote)",
    contextSensitive: true,
    startDisabled: true,
    exec(target) {
      const quote = quoteAt(target.elementPath());
      if (quote && quote.hasClass("pull-quote")) {
        target.execCommand("blockquote");
        return;
      }
      if (!quote) {
        target.execCommand("blockquote");
      }
      target.fire("saveSnapshot");
      quoteAt(target.elementPath())?.addClass("pull-quote");
      target.fire("saveSnapshot");
      target.selectionChange(true);
    },
    refresh(_target, path) {
      const quote = quoteAt(path);
      const isPullQuote = quote && quote.hasClass("pull-quote");
      this.setState(isPullQuote ? CKEDITOR.TRISTATE_ON : CKEDITOR.TRISTATE_OFF);
    },
  });
  editor.ui.addButton("PullQuote", { label: "Pull quote", command: "pullQuote", toolbar: "blocks" });
}

/* The box is an <aside> in the text; while it is edited, a <div> in it takes the typing. */
function addFactBox(editor) {
  editor.widgets.add("factBox", {
    button: "Fact box",
    template: '<aside class="fact-box"><div class="fact-box-text"><h3>In brief</h3><p></p></div></aside>',
    allowedContent: "aside(!fact-box)",
    requiredContent: "aside(fact-box)",
    editables: {
      text: {
        selector: ".fact-box-text",
        allowedContent: "p h3 h4 strong em s sub sup ul ol li br; a[!href,rel]",
      },
    },
    upcast(element) {
      if (element.name !== "aside") {
        return false;
      }
      const text = new CKEDITOR.htmlParser.element("div", { class: "fact-box-text" });
      while (element.children.length) {
        const child = element.children[0];
        child.remove();
        text.add(child);
      }
      element.add(text);
      return true;
    },
    downcast() {
      const inside = new CKEDITOR.htmlParser.fragment.fromHtml(this.editables.text.getData());
      const box = new CKEDITOR.htmlParser.element("aside", { class: "fact-box" });
      inside.children.slice().forEach((child) => { box.add(child); });
      return box;
    },
  });
}

/* What comes in as HTML passes CKEditor's filter, which drops without a word what the server would keep or tell: a
   large heading, the frame of a player, a video. So it is looked at right before (at 6). */
const FRAMES = ["iframe", "embed", "object"];

function keepAsTheServerKeeps(editor) {
  const levels = { h1: "h2", h5: "h4", h6: "h4" };
  editor.on("toHtml", ({ data }) => {
    const frames = [];
    const lost = [];
    const look = (element) => {
      const name = element.name.replace("cke:", "");
      element.name = levels[name] ?? element.name;
      const list = FRAMES.includes(name) ? frames : editor.config.leftOut[name] && lost;
      list?.push(element);
      return !list; // what stands in it goes with it
    };
    data.dataValue.forEach(look, CKEDITOR.NODE_ELEMENT, true);
    frames.forEach(setAddressOf);
    lost.forEach(takeOut);
    const counts = new Map();
    for (const { name, attributes } of lost) {
      if (attributes["aria-hidden"] === "true") continue; // a sign beside words
      const [one, several] = editor.config.leftOut[name];
      const count = (counts.get(one)?.count ?? 0) + 1;
      counts.set(one, { count, words: count === 1 ? one : several });
    }
    const told = Array.from(counts.values(), ({ count, words }) => `${count} ${words}`);
    if (told.length) editor.showNotification(`Left out: ${told.join(", ")}.`, "warning", 0);
  }, null, null, 5.5);
}

/* The address of a frame, alone in its paragraph, where saving makes a player of it; of any other it can be linked to. */
function setAddressOf(frame) {
  const { src, data } = frame.attributes;
  const address = frame.attributes["data-cke-saved-src"] || src || data || "";
  const at = frame.getAscendant("p") || frame;
  if (/^(?:https?:)?\/\//i.test(address)) {
    const line = new CKEDITOR.htmlParser.element("p");
    line.add(new CKEDITOR.htmlParser.text(CKEDITOR.tools.htmlEncode(address.replace(/^\/\//, "https://"))));
    line.insertAfter(at);
  }
  takeOut(frame);
}

function takeOut(element) {
  const { parent } = element;
  element.remove();
  if (parent.name === "p" && !parent.children.length) parent.remove();
}

/* Words that a PDF has parted at the ends of its lines are made whole: in what is selected, or else in the whole text.
   A PDF's line ends as a line break or a paragraph of its own, or, once HTML has been made of it, as a mere blank. */
function addJoinWords(editor) {
  editor.addCommand("joinWords", {
    exec(target) {
      target.fire("saveSnapshot");
      const count = joinWords(target);
      target.fire("saveSnapshot");
      const words = count === 1 ? "1 word was joined. Undo parts it again." : `${count} words were joined. Undo parts them again.`;
      target.showNotification(count ? words : "No word is parted by a hyphen at the end of a line here.", "info", 6000);
    },
  });
  editor.ui.addButton("JoinWords", { label: "Join words parted in a PDF", command: "joinWords", toolbar: "clipboard" });
}

const PARTED = /([\p{L}\p{N}'’-]*\p{Ll})[-\u2010\u00ad]\s+(?=\p{Ll})/gu;
const ENDS = /([\p{L}\p{N}'’-]*\p{Ll})[-\u2010\u00ad]\s*$/u;
// “first- and second-class” is no word in two parts.
const GOES_ON = /^\s*(?!(?:and|or|nor|to|through|but|at|o|ni|ug|kag|y)(?![\p{L}-]))\p{Ll}/u;

function joinWords(editor) {
  const root = editor.editable().$;
  const selected = editor.getSelection()?.getNative();
  const range = selected?.rangeCount && !selected.isCollapsed ? selected.getRangeAt(0) : null;
  const leaves = leavesIn(root).filter((leaf) => !range || range.intersectsNode(leaf));
  const written = leavesIn(root).map((leaf) => leaf.data ?? "\n").join("\n");
  let count = 0;

  /* A hyphen stays where the word has another, as in “19-year-old”, and where it stands elsewhere in the text. */
  const joined = (first, rest) => {
    count += 1;
    const second = rest.match(/^[\p{L}’']*/u)[0];
    return /[-\d]/.test(first) || written.includes(`${first}-${second}`) ? `${first}-` : first;
  };

  leaves.forEach((leaf, place) => {
    if (!leaf.data) return;
    leaf.data = leaf.data.replace(PARTED, (found, first, at, all) => {
      const rest = all.slice(at + found.length);
      return GOES_ON.test(rest) ? joined(first, rest) : found;
    });
    const isBroken = leaves[place + 1]?.nodeName === "BR";
    const next = leaves[place + (isBroken ? 2 : 1)];
    const ends = leaf.data.match(ENDS);
    if (!ends || !next?.data || !GOES_ON.test(next.data)) return;
    const [block, other] = [blockOf(leaf), blockOf(next)];
    const isNextParagraph = block.nodeName === "P" && other.nodeName === "P" && block.nextElementSibling === other;
    if (block === other ? !isBroken && !/\s$/.test(leaf.data) && !/^\s/.test(next.data) : !isNextParagraph) return;
    next.data = next.data.trimStart();
    leaf.data = leaf.data.slice(0, ends.index) + joined(ends[1], next.data);
    if (isBroken) leaves[place + 1].remove();
    if (block !== other) {
      block.append(...other.childNodes);
      other.remove();
    }
  });
  root.normalize();
  return count;
}

/* The texts and line breaks below an element, in their order. */
function leavesIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const leaves = [];
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.TEXT_NODE || walker.currentNode.nodeName === "BR") leaves.push(walker.currentNode);
  }
  return leaves;
}

const blockOf = (leaf) => leaf.parentElement.closest("p, li, td, th, h2, h3, h4, figcaption, blockquote, div, body");

CKEDITOR.on("dialogDefinition", (event) => {
  const definition = event.data.definition;
  if (event.data.name === "image2") {
    definition.minWidth = Math.min(420, window.innerWidth - 40);
    const info = definition.getContents("info");
    info.get("alt").validate = CKEDITOR.dialog.validate.notEmpty(
      "Say in the alternative text what the picture shows, for readers who cannot see it."
    );
    info.get("align").items = info.get("align").items.filter((item) => item[1] !== "center");
    const caption = info.get("hasCaption");
    const setUp = caption.setup;
    caption.setup = function (widget) {
      setUp.call(this, widget);
      if (!widget.data.src) {
        this.setValue(true);
      }
    };
  } else if (event.data.name === "link") {
    const info = definition.getContents("info");
    info.get("linkType").items = info.get("linkType").items.filter((item) => item[1] !== "anchor");
    info.get("protocol").items = info.get("protocol").items.filter((item) => item[1].startsWith("http") || !item[1]);
  } else if (event.data.name === "table") {
    const info = definition.getContents("info");
    info.get("selHeaders").default = "row";
  }
});
