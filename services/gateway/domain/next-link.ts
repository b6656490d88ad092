/** The link to the next page: this one's address with another cursor (RFC 8288). */
export const linkNext = (url: string, next: string): string => {
  const [path = "", search = ""] = url.split("?", 2);
  const others = search.split("&").filter((part) => part && !part.startsWith("cursor="));
  const query = [...others, `cursor=${encodeURIComponent(next)}`].join("&");
  return `<${path}?${query}>; rel="next"`;
};
