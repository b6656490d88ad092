/** Waits for the work, but no longer than `ms`; without work, `ms`. The timer does not outlive the wait. */
export const within = async (work: Promise<unknown> | undefined, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms));
  });
  try {
    await (work ? Promise.race([work, time]) : time);
  } finally {
    clearTimeout(timer);
  }
};
