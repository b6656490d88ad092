export const money = { amount: 1, currency: "EUR" };
