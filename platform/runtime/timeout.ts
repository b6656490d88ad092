/** Resolves after so many milliseconds. `unref`: does not keep the process alive. */
export const pause = (ms: number, { unref = false } = {}): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (unref) timer.unref();
  });

/** What the work gives, or `fallback` when it takes longer than `ms`. The work goes on. */
export const within = async <T, F>(work: Promise<T>, ms: number, fallback: F): Promise<T | F> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<F>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), fallback);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
