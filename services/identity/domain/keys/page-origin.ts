/** Origins of pages, as browsers send them. */

/** Whether a browser would send this text as the origin of a page: no path, no default port, nothing in capitals. */
export const isPageOrigin = (text: string): boolean =>
  /^https?:/u.test(text) && URL.parse(text)?.origin === text;

/** What is wrong with a list of origins, by its place in a body. */
export const originErrors = (
  origins: readonly string[],
): readonly { readonly pointer: string; readonly message: string }[] =>
  origins.flatMap((origin, i) =>
    isPageOrigin(origin)
      ? []
      : [
          {
            pointer: `/origins/${i}`,
            message: "is no origin as a browser sends it: scheme, host and port alone",
          },
        ],
  );
