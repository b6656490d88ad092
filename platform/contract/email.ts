import isEmail from "validator/lib/isEmail.js";
import { textFlaw } from "../kernel/texts/text.ts";

/** RFC 5321, 4.5.3.1.3: of a path, without its brackets. */
const lengthMax = 254;
/** Quoted local parts and comments are in RFC 5322 and in no mailbox; software on the way reads them as other addresses. */
const options = { blacklisted_chars: '\\s"<>()\\[\\]\\\\,;:' };
const hidden = /[\p{Default_Ignorable_Code_Point}\p{White_Space}]/u;

/**
 * Whether a text is the address of one mailbox, as the package validator (MIT) judges it, and within our limits: no
 * invisible characters, blanks, quotes or comments, also not after compatibility normalisation.
 * @example isMailAddress("ada@example.com") // true
 */
export const isMailAddress = (text: string): boolean =>
  text.length <= lengthMax &&
  textFlaw(text, "line") === undefined &&
  !hidden.test(text) &&
  [text, text.normalize("NFKC")].every((form) => isEmail.default(form, options));

/** What is wrong with an address, as the end of a sentence. One that is too long is refused by its length. */
export const emailFlaw = (text: string): string | undefined =>
  text === "" || text.length > lengthMax || isMailAddress(text)
    ? undefined
    : "must be the address of one mailbox, such as ada@example.com";
