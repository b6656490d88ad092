/** What a noun is called in code, paths and texts. Pure. */

/** Every form that templates use. */
export interface Names {
  /** `gift-cards`: the folder and the service. */
  readonly plural: string;
  /** `gift-card` */
  readonly singular: string;
  /** `giftCards` */
  readonly pluralName: string;
  /** `giftCard` */
  readonly singularName: string;
  /** `GiftCard`, of types and of schemas' titles. */
  readonly typeName: string;
  /** `GiftCards`, in names of functions. */
  readonly typesName: string;
  /** `GIFT_CARDS`, in names of variables. */
  readonly variable: string;
  /** `gift card`, in sentences. */
  readonly phrase: string;
  /** `gift cards` */
  readonly phrasePlural: string;
  /** `gif`, before ids. */
  readonly idPrefix: string;
}

const camel = (kebab: string): string =>
  kebab.replaceAll(/-([a-z0-9])/gu, (_hyphen, next: string) => next.toUpperCase());

const singularOf = (plural: string): string => {
  if (plural.endsWith("ies")) return `${plural.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/u.test(plural)) return plural.slice(0, -2);
  return plural.replace(/s$/u, "");
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The forms of a plural noun in kebab-case. */
export const namesOf = (plural: string): Names => {
  const singular = singularOf(plural);
  const [pluralName, singularName] = [camel(plural), camel(singular)];
  return {
    plural,
    singular,
    pluralName,
    singularName,
    typeName: capital(singularName),
    typesName: capital(pluralName),
    variable: plural.toUpperCase().replaceAll("-", "_"),
    phrase: singular.replaceAll("-", " "),
    phrasePlural: plural.replaceAll("-", " "),
    idPrefix: singular.replaceAll("-", "").slice(0, 3),
  };
};
