/** The processor's time of this thread, in milliseconds: other processes of a busy machine do not add to it. */
export const threadMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** What some work returned, and the processor's time it took of this thread, in milliseconds. */
export const busyWhile = <T>(work: () => T): { busyMs: number; result: T } => {
  const before = threadMs();
  const result = work();
  return { busyMs: threadMs() - before, result };
};

/** The same of work that waits: the longest stretch in which this thread did nothing else. */
export const heldWhile = async <T>(
  work: () => Promise<T>,
): Promise<{ heldMs: number; result: T }> => {
  let last = threadMs();
  let heldMs = 0;
  const look = (): void => {
    const now = threadMs();
    heldMs = Math.max(heldMs, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  try {
    const result = await work();
    look();
    return { heldMs, result };
  } finally {
    clearInterval(timer);
  }
};
