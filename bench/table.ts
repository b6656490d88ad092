/** Median and spread of a few runs. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export const figureOf = (values: readonly number[]): Figure => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? 0;
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) };
};

const ratio = (value: number): string => (value >= 0.1 ? value.toFixed(2) : value.toPrecision(2));

const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);

export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly figure: Figure;
  /** Baselines of the same run, by name. */
  readonly ratios?: Readonly<Record<string, number>>;
  readonly target?: string;
  readonly met?: boolean;
}

/** One line of the report: median (min–max) unit, ratios, target. */
export const show = ({ what, unit, figure, ratios = {}, target, met }: Line): string => {
  const spread = `(${short(figure.min)}–${short(figure.max)})`;
  const compared = Object.entries(ratios).map(
    ([name, baseline]) => `${ratio(figure.median / baseline)} × ${name}`,
  );
  const aim = target === undefined ? "" : `${met ? "reached" : "MISSED"}: ${target}`;
  return [
    what.padEnd(28),
    `${short(figure.median)} ${unit}`.padEnd(18),
    spread.padEnd(20),
    compared.join(", ").padEnd(44),
    aim,
  ]
    .join(" ")
    .trimEnd();
};
