/* Django's own addresses join the words on both sides of a dash or a slash; ours part them (plaintext/slugs.py). */

const GLOTTALS = /['‘’‚‛ʹʻʼʽˈʾʿˊˋ`´′＇｀ʔꞌ]/gu;
const INVISIBLE = /\p{Cf}/gu;
const ABBREVIATIONS = /(?<![\p{L}\p{N}.])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu;
const IN_A_WORD = /(?<=[\p{L}\p{N}])&(?=[\p{L}\p{N}])|(?<=\p{N}),(?=\p{N})/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}_]+/gu;
const stock = window.URLify;

window.URLify = (text, ...more) => {
  const plain = text.replace(GLOTTALS, "").replace(INVISIBLE, "").normalize("NFKC");
  const joined = plain.replace(ABBREVIATIONS, (found) => found.replaceAll(".", "")).replace(IN_A_WORD, "");
  return stock(joined.replace(BETWEEN_WORDS, " "), ...more);
};
