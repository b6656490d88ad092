/** The processor's time of this thread, in milliseconds: other processes of a busy machine do not add to it. */
const threadMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Of so many tries the quickest counts: in one of them the garbage of other tests may be collected. */
const tries = 3;

/** What some work returned, and the processor's time it took of this thread, in milliseconds. */
export const busyWhile = <T>(work: () => T): { busyMs: number; result: T } => {
  const all = Array.from({ length: tries }, () => {
    const before = threadMs();
    const result = work();
    return { busyMs: threadMs() - before, result };
  });
  return all.reduce((one, other) => (other.busyMs < one.busyMs ? other : one));
};

/** Of one try, for work that changes what the next would find. */
export const heldOnce = async <T>(
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

/** The same of work that waits: the longest stretch in which this thread did nothing else. */
export const heldWhile = async <T>(
  work: () => Promise<T>,
): Promise<{ heldMs: number; result: T }> => {
  let least = await heldOnce(work);
  for (let i = 1; i < tries; i += 1) {
    const other = await heldOnce(work);
    if (other.heldMs < least.heldMs) least = other;
  }
  return least;
};
