/** Median and spread of a few runs. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export const figureOf = (values: readonly number[]): Figure => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (i: number): number => sorted[i] ?? 0;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
};

/** How many times each baseline, a rate of the same run. */
export const ratiosTo = (
  { median }: Figure,
  baselines: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(Object.entries(baselines).map(([name, rate]) => [name, median / rate]));

const short = (value: number): string => {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 0.1 || value === 0 ? value.toFixed(2) : value.toPrecision(2);
};

export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly figure: Figure;
  /** To baselines of the same run, by their names. */
  readonly ratios?: Readonly<Record<string, number>>;
  readonly target?: string;
  readonly met?: boolean;
}

/** One line of the report: median (min–max) unit, ratios, target. */
export const show = ({ what, unit, figure, ratios = {}, target, met }: Line): string => {
  const spread = `(${short(figure.min)}–${short(figure.max)})`;
  const compared = Object.entries(ratios).map(([name, value]) => `${short(value)} × ${name}`);
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
