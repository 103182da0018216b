// Every pattern of a Vietnamese syllable: initials, rhymes, tones, and where the mark is written.

export const INITIALS = ["", ..."b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ")]

/** Rhymes with an apostrophe behind the letter that bears the tone mark today. */
export const RHYMES = `
a' a'c a'ch a'i a'm a'n a'ng a'nh a'o a'p a't a'u a'y ă'c ă'm ă'n ă'ng ă'p ă't â'c â'm â'n â'ng â'p
â't â'u â'y e' e'c e'm e'n e'ng e'o e'p e't ê' ê'ch ê'm ê'n ê'nh ê'p ê't ê'u i' i'a i'ch iê'c iê'm
iê'n iê'ng iê'p iê't iê'u i'm i'n i'nh i'p i't i'u o' oa' oa'c oa'ch oa'i oa'm oa'n oa'ng oa'nh oa'o
oa'p oa't oa'y oă'c oă'm oă'n oă'ng oă't o'c oe' oe'n oe'o oe't o'i o'm o'n o'ng oo'c oo'ng o'p o't
ô' ô'c ô'i ô'm ô'n ô'ng ô'p ô't ơ' ơ'i ơ'm ơ'n ơ'p ơ't u' u'a uâ'n uâ'ng uâ't uâ'y u'c uê' uê'ch
uê'n uê'nh u'i u'm u'n u'ng uô'c uô'i uô'm uô'n uô'ng uô't uơ' u'p u't uy' uy'a uy'ch uyê'n uyê't
uy'n uy'nh uy'p uy't uy'u ư' ư'a ư'c ư'i ư'm ư'n ư'ng ươ'c ươ'i ươ'm ươ'n ươ'ng ươ'p ươ't ươ'u ư't ư'u
y' yê'm yê'n yê'ng yê't yê'u
`.trim().split(/\s+/)

/** Rhymes whose mark stood on the first vowel before. @type {Record<string, string>} */
const OLD_RHYMES = { "oa'": "o'a", "oe'": "o'e", "uy'": "u'y" }

/** Name of a tone to its mark and its Telex key. @type {[string, string][]} */
export const TONES = [["", ""], ["\u0300", "f"], ["\u0301", "s"], ["\u0303", "x"], ["\u0309", "r"], ["\u0323", "j"]]

/** @type {Record<string, string>} */
const ASCII = { ă: "a", â: "a", ê: "e", ô: "o", ơ: "o", ư: "u", đ: "d" }
/** @type {Record<string, string>} */
const KEYS = { ă: "aw", â: "aa", ê: "ee", ô: "oo", ơ: "ow", ư: "uw", đ: "dd" }
/** @type {(text: string, table: Record<string, string>) => string} */
const spell = (text, table) => Array.from(text, (letter) => table[letter] || letter).join("")

/**
 * @typedef {object} Syllable
 * @property {string} written as it is written today, composed
 * @property {string} old with the mark where it stood before
 * @property {string} letters without the tone
 * @property {string} tone
 * @property {string} ascii
 * @property {string} telex with the tone key last
 */

/**
 * Return every combination, also those no word has: the rules must hold for them as well.
 * @returns {Syllable[]}
 */
export function allSyllables() {
  const made = []
  for (const initial of INITIALS) {
    for (const rhyme of RHYMES) {
      for (const [tone, key] of TONES) {
        const letters = initial + rhyme.replace("'", "")
        const old = OLD_RHYMES[rhyme] || rhyme
        made.push({
          written: (initial + rhyme.replace("'", tone)).normalize("NFC"),
          old: (initial + old.replace("'", tone)).normalize("NFC"),
          letters,
          tone,
          ascii: spell(letters, ASCII),
          telex: spell(letters.replace("oo", "ooo"), KEYS) + key,
        })
      }
    }
  }
  return made
}
