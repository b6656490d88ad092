/**
 * Waits for the work, but no longer than `ms`; without work, `ms`. The timer does not outlive the wait.
 * What the work gave, undefined when it took longer.
 */
export const within = async <T>(
  work: Promise<T> | undefined,
  ms: number,
): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), undefined);
  });
  try {
    return await (work ? Promise.race([work, time]) : time);
  } finally {
    clearTimeout(timer);
  }
};
