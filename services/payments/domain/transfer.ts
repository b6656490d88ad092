/** A bank transfer that an order waits for: what was agreed with the shopper, and what staff recorded of it. */
export interface Transfer {
  /** The order's id. */
  readonly id: string;
  readonly version: number;
  /** What the shopper writes on the transfer. */
  readonly reference: string;
  readonly currency: string;
  /** Minor units, as all amounts here. */
  readonly amount: number;
  readonly status: "awaited" | "received" | "cancelled";
  readonly captured: number;
  readonly refunded: number;
  /** Of changes that were made. */
  readonly keys: readonly string[];
  readonly at: string;
}

export interface TransferChange {
  readonly step: "receive" | "capture" | "cancel" | "refund";
  readonly key: string;
  readonly amount: number;
}

const changes: Readonly<
  Record<TransferChange["step"], (transfer: Transfer, amount: number) => Transfer | undefined>
> = {
  receive: (transfer, amount) =>
    transfer.status === "awaited" && amount === transfer.amount
      ? { ...transfer, status: "received" }
      : undefined,
  // What came and is not booked yet is given back by hand, as a refund is.
  cancel: (transfer) => (transfer.captured > 0 ? undefined : { ...transfer, status: "cancelled" }),
  capture: (transfer, amount) =>
    transfer.status === "received" && transfer.captured + amount <= transfer.amount
      ? { ...transfer, captured: transfer.captured + amount }
      : undefined,
  refund: (transfer, amount) =>
    transfer.refunded + amount <= transfer.captured
      ? { ...transfer, refunded: transfer.refunded + amount }
      : undefined,
};

/** The transfer after a change; `done` where it was made before, `refused` where it does not fit. */
export const changed = (
  transfer: Transfer,
  { step, key, amount }: TransferChange,
): Transfer | "done" | "refused" => {
  if (transfer.keys.includes(key)) return "done";
  if (step === "receive" && transfer.status === "received") return "done";
  if (step === "cancel" && transfer.status === "cancelled") return "done";
  const after = changes[step](transfer, amount);
  if (!after) return "refused";
  return { ...after, version: transfer.version + 1, keys: [...transfer.keys, key] };
};

/** 0 to 9, A to Z as 10 to 35, as ISO 7064 counts letters. */
const numeric = (text: string): string =>
  [...text].map((character) => String(Number.parseInt(character, 36))).join("");

/**
 * A creditor reference of ISO 11649: banks and their apps verify its check digits.
 * @example creditorReference("539007547034") // "RF18539007547034"
 */
export const creditorReference = (text: string): string => {
  const rest = BigInt(numeric(`${text}RF00`)) % 97n;
  return `RF${String(98n - rest).padStart(2, "0")}${text}`;
};
