/** Tokens issued before are refused, as those of more scopes are. */
export const restricted = (
  { restrictions = 0 }: { readonly restrictions?: number | undefined },
  at: string,
) => ({
  restrictedAt: at,
  restrictions: restrictions + 1,
});
