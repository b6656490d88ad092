export const quote = "pricing.quote";
