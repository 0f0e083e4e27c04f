/* Pasting: its words always come, and its pictures come into the library.
   CKEditor's filters for Word, Google Docs and LibreOffice throw on what they do not expect, and whatever throws in
   the paste leaves an empty editor behind it. And a picture of another site is none that saving keeps. */
/* global CKEDITOR */
"use strict";

(() => { // other scripts of the form have a `tell` of their own
  // Every kind of file goes to the library, which says what it takes: else an iPhone's picture is only ignored.
  CKEDITOR.config.uploadImage_supportedTypes = /^image\//;

  CKEDITOR.plugins.add("pasting", {
    requires: "pastetools,uploadwidget,image2",

    init(editor) {
      guard(editor);
      takePictures(editor);
      holdSaves(editor);
    },
  });

  /* A line under the editor; a screen reader says it. */
  function reportOf(editor) {
    if (!editor.pasteReport) {
      editor.pasteReport = document.createElement("div");
      editor.pasteReport.className = "paste-report";
      editor.pasteReport.setAttribute("role", "status");
      editor.container.$.after(editor.pasteReport);
    }
    return editor.pasteReport;
  }

  function tell(editor, sentence, kind = "") {
    const line = document.createElement("p");
    line.className = kind;
    line.textContent = sentence;
    reportOf(editor).append(line);
    return line;
  }

  // Filters. A rule that fails leaves its element as it is: a span without a style, on which Google Docs' own throws.

  function tolerant(rules) {
    if (typeof rules === "function") {
      return function (...given) {
        try {
          return rules.apply(this, given);
        } catch (error) {
          console.warn("A rule of the paste filter failed", error);
          return undefined;
        }
      };
    }
    if (!rules || Object.getPrototypeOf(rules) !== Object.prototype) return rules;
    return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, tolerant(rule)]));
  }

  const { createFilter } = CKEDITOR.plugins.pastetools;
  CKEDITOR.plugins.pastetools.createFilter = (options) => {
    const rules = [options.rules].flat().map((make) => (...given) => tolerant(make(...given)));
    const filter = createFilter({ ...options, rules });
    return (html, editor) => {
      try {
        return filter(html, editor);
      } catch (error) {
        console.warn("A paste filter failed", error);
        return html; // the server reads what Word and Google Docs write, too
      }
    };
  };

  // Words

  const LEAST_KEPT = 0.8; // of the letters of a clipboard; lists lose their typed bullets and numbers

  function parsed(html) {
    return new DOMParser().parseFromString(html, "text/html");
  }

  const counts = (text) => [/\p{L}/gu, /\p{N}/gu].map((kind) => text.match(kind)?.length ?? 0);

  /* Whether too much of what was wanted is gone. Numbers count where there are no letters: lists draw their own. */
  function isLost([letters, digits], [gotLetters, gotDigits]) {
    return letters ? gotLetters < letters * LEAST_KEPT : gotDigits < digits * LEAST_KEPT;
  }

  // What shows no words, or none that are the writer's; the boxes of forms and drawings are told as left out.
  const HIDDEN = "head, style, script, title, template, noscript, select, datalist, textarea, svg, math, iframe, " +
    "object, audio, video, canvas, [style*='mso-list:Ignore' i], [style*='display:none' i], [style*='mso-hide' i], " +
    "[hidden]";

  /* The words of HTML, lines where its blocks end, without what word processors hide. */
  function wordsOf(html) {
    const page = parsed(html);
    page.querySelectorAll(HIDDEN).forEach((element) => { element.remove(); });
    page.querySelectorAll("p, div, li, tr, br, blockquote, pre, h1, h2, h3, h4, h5, h6").forEach((element) => {
      element.after("\n");
    });
    return page.body.textContent.replace(/\u00a0/g, " ").replace(/[ \t]*\n\s*/g, "\n\n").trim();
  }

  function wordsIn(data) {
    const transfer = data.dataTransfer;
    const html = (transfer && transfer.getData("text/html", true)) || data.pastedHtml || data.dataValue || "";
    return (transfer && transfer.getData("text/plain")) || wordsOf(html);
  }

  function plainly(editor, data, error) {
    if (error) console.error("The paste failed", error);
    tell(editor, "This could not be pasted with its formatting; its words are here.", "is-warning");
    return editor.editable().transformPlainTextToHtml(wordsIn(data));
  }

  function insertPlainly(editor, data, error) {
    const html = plainly(editor, data, error);
    try {
      editor.insertHtml(html, "html", data.range);
    } catch (again) {
      console.error("The words could not be set at the cursor", again);
      editor.editable().appendHtml(html);
    }
    editor.fire("change");
    editor.fire("afterPaste");
  }

  /* CKEditor cannot paste where nothing is selected. */
  function setCursor(editor) {
    const range = editor.createRange();
    range.moveToElementEditEnd(editor.editable());
    editor.focus();
    range.select();
  }

  /* Three nets: what a filter took too much of, what threw, and what was not set into the text. */
  function guard(editor) {
    const fire = editor.fire;
    editor.fire = function (name, data, ...more) {
      if (name !== "paste") return fire.call(this, name, data, ...more);
      try {
        return fire.call(this, name, data, ...more);
      } catch (error) {
        insertPlainly(editor, data, error);
        return false;
      }
    };

    editor.on("paste", ({ data }) => {
      data.pastedHtml ??= data.dataValue;
      if (!data.rounds && editor.uploadRepository.isFinished()) reportOf(editor).replaceChildren();
      if (!data.range && !editor.getSelection()?.getRanges().length) setCursor(editor);
      data.rounds = (data.rounds || 0) + 1;
      if (data.rounds > 4) { // the filters' files do not come: CKEditor would ask for them for ever
        data.dataValue = plainly(editor, data);
        data.dataTransfer = new CKEDITOR.plugins.clipboard.dataTransfer();
        data.type = "text";
      }
    }, null, null, 2);

    editor.on("paste", ({ data }) => {
      if (isLost(counts(wordsOf(data.pastedHtml || "")), counts(wordsOf(data.dataValue)))) {
        data.dataValue = plainly(editor, data);
      }
    }, null, null, 8);

    let before = [0, 0];
    editor.on("paste", () => {
      const chosen = counts(editor.getSelection()?.getSelectedText() ?? "");
      before = counts(editor.editable().getText()).map((count, kind) => count - chosen[kind]);
    }, null, null, 999);
    editor.on("paste", ({ data }) => {
      const set = counts(editor.editable().getText()).map((count, kind) => count - before[kind]);
      if (isLost(counts(wordsOf(data.dataValue)), set)) insertPlainly(editor, data);
    }, null, null, 1001);
  }

  // Pictures: one after the other, since the library works on few at a time.

  const WAITING = "data:image/gif;base64,R0lGODlhDgAOAIAAAAAAAP///yH5BAAAAAAALAAAAAAOAA4AAAIMhI+py+0Po5y02qsKADs=";

  function takePictures(editor) {
    const address = editor.config.imageUploadUrl;
    const queue = [];
    let current = null;

    function goOn() {
      current = queue.shift() || null;
      const all = queue.length + (current ? 1 : 0);
      progress(all && `On the way into the library: ${all === 1 ? "a pasted picture" : `${all} pasted pictures`}…`);
      if (!current) return;
      current.once("uploaded", goOn);
      current.once("error", goOn);
      current.once("abort", goOn);
      current.upload(address, { pasted: "1" });
    }

    function progress(sentence) {
      reportOf(editor).querySelector(".is-progress")?.remove();
      if (sentence) tell(editor, sentence, "is-progress");
    }

    editor.on("fileUploadRequest", ({ data }) => {
      if (data.fileLoader.address) {
        delete data.requestData.upload;
        data.requestData.address = data.fileLoader.address;
      }
    }, null, null, 6);

    CKEDITOR.fileTools.addUploadWidget(editor, "pastedPicture", {
      parts: { img: "img" },
      // Until it has come it is what it was: an autosave keeps it, and a save that does not wait fetches it.
      downcast() {
        const src = this._getLoader()?.address;
        const alt = this.parts.img.getAttribute("alt") || "";
        return src ? new CKEDITOR.htmlParser.element("img", { src, alt }) : new CKEDITOR.htmlParser.text("");
      },
      onUploaded({ url, responseData }) {
        const image = new CKEDITOR.dom.element("img");
        const { width, height } = responseData;
        image.setAttributes({ src: url, alt: this.parts.img.getAttribute("alt") || "", width, height });
        this.replaceWith(image.getOuterHtml());
      },
      onError(loader) {
        leftOut(editor, loader.message, loader.address);
      },
    });

    editor.on("paste", ({ data }) => {
      if (!/<(?:img|h[156])\b/i.test(data.dataValue)) return;
      const page = parsed(data.dataValue);
      setHeadings(page);
      page.querySelectorAll("img").forEach((image) => {
        if (image.dataset.ckeUploadId || image.dataset.ckeRealelement || isOurs(editor, image.src)) return;
        if (EMOJI.test(image.alt)) {
          image.replaceWith(image.alt); // Facebook and WordPress draw them as pictures of their own
          return;
        }
        const loader = isPixel(image) ? null : loaderFor(editor, addressOf(image));
        if (loader) {
          image.src = WAITING;
          CKEDITOR.fileTools.markElement(new CKEDITOR.dom.element(image), "pastedPicture", loader.id);
          queue.push(loader);
        } else {
          image.remove();
        }
      });
      data.dataValue = page.body.innerHTML;
      // Once they stand in the text: a widget asks at once what became of its picture.
      if (queue.length && !current) setTimeout(() => { if (!current) goOn(); }, 0);
    }, null, null, 7);
  }

  function leftOut(editor, why, address = "") {
    const where = address.length > 100 ? `${address.slice(0, 100)}…` : address;
    tell(editor, `Left out: a picture${where && ` (${where})`}. ${why}`, "is-warning");
  }

  const isOurs = (editor, src) => editor.config.libraryAddresses.some((start) => src.startsWith(start) ||
    src.startsWith(location.origin + start));

  const EMOJI = /^[\p{So}\p{Sk}\p{Mn}\p{Me}\p{Cf}]{1,19}$/u;

  /* The pictures of one pixel by which others count readers. */
  const isPixel = (image) => ["width", "height"].every((side) => /^[01](?:px)?$/.test(image.getAttribute(side) ?? ""));

  /* Where a page's own script would take the picture from once somebody scrolls to it. */
  function addressOf(image) {
    const src = (image.getAttribute("src") ?? "").trim();
    const { src: later, lazySrc, original } = image.dataset;
    return !src || src.startsWith("data:") ? later || lazySrc || original || src : src;
  }

  /* What brings a picture to the library; null, which is told, for one that only the writer's machine has. */
  function loaderFor(editor, src) {
    if (/^data:/i.test(src)) {
      try {
        return editor.uploadRepository.create(fileIn(src));
      } catch {
        leftOut(editor, "It could not be read.");
        return null;
      }
    }
    if (/^(?:https?:)?\/\//i.test(src)) {
      const loader = editor.uploadRepository.create(WAITING);
      loader.address = src.startsWith("//") ? `https:${src}` : src;
      return loader;
    }
    leftOut(editor, "It lies on your own computer: drag its file into the text, or press the button “Image”.");
    return null;
  }

  /* The file in a `data:` address (RFC 2397). Throws where it is none. */
  function fileIn(src) {
    const [, kind, is64, content] = src.match(/^data:([^,;]*)[^,]*?(;base64)?,([\s\S]*)$/i);
    const text = is64 ? atob(decodeURIComponent(content).replace(/\s/g, "")) : decodeURIComponent(content);
    const bytes = is64 ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : text;
    return new File([bytes], `pasted.${kind.split("/")[1] || "jpg"}`, { type: kind });
  }

  /* The levels that a body has: h1 is the story's headline. */
  function setHeadings(page) {
    page.querySelectorAll("h1, h5, h6").forEach((heading) => {
      const other = page.createElement(heading.localName === "h1" ? "h2" : "h4");
      other.append(...heading.childNodes);
      heading.replaceWith(other);
    });
  }

  /* A save would go without a picture that is still on its way. */
  function holdSaves(editor) {
    const form = editor.element.$.form;
    form?.addEventListener("submit", (event) => {
      if (editor.uploadRepository.isFinished() || editor.isHeld) return; // pressed again: saved as it is
      event.preventDefault();
      event.stopImmediatePropagation();
      editor.isHeld = true;
      const line = tell(editor, "This is saved as soon as its pictures have come. Press again not to wait for them.");
      line.scrollIntoView({ block: "nearest" });
      const { submitter } = event;
      const wait = setInterval(() => {
        if (!editor.uploadRepository.isFinished()) return;
        clearInterval(wait);
        if (editor.isHeld) form.requestSubmit(submitter);
      }, 200);
    }, true);
  }

  /* What the library says of a file stands in its answer; of one that it refuses CKEditor would show a number. */
  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("fileUploadRequest", ({ data: { fileLoader } }) => {
      fileLoader.once("uploaded", () => {
        if (fileLoader.responseData.sentence) tell(editor, fileLoader.responseData.sentence);
      });
      fileLoader.once("error", () => {
        try {
          fileLoader.message = JSON.parse(fileLoader.xhr.responseText).error.message;
        } catch {
          // No answer of the library: CKEditor's own words.
        }
      }, null, null, 1);
    }, null, null, 1);
  });
})();
