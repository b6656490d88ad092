import type { Ask, Recorder } from "../recorder.ts";

/** Who asks. */
export interface Tour {
  readonly record: Recorder;
  readonly guest: Ask;
  /** A shopper who is signed in. */
  readonly ada: Ask;
  readonly staff: Ask;
  /** As a guest, without an example being made of it. */
  readonly quiet: Ask;
  /** The same, as somebody. */
  readonly quietlyAs: Recorder["as"];
}

export const berlin = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};

/** `If-Match` of what was read. */
export const match = ({ version }: { readonly version: number }): Record<string, string> => ({
  "If-Match": `"${version}"`,
});

/** `Idempotency-Key` of something that is done once. */
export const key = (name: string): Record<string, string> => ({
  "Idempotency-Key": `6f1c2a9e-${name}`,
});
