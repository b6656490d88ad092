/** What Shopify's exports call the only variant of a product. */
const onlyVariant = "Default Title";

/** A line's title: the product's, with the variant's when there are several. */
export const standardTitle = (product: string, variant: string): string =>
  variant === "" || variant === onlyVariant || variant === product
    ? product
    : `${product} - ${variant}`;
