import { faultError } from "../broker/faults.ts";
import { common } from "../kernel/fault.ts";

/** Writers that may change one document at the same time, at most. */
const racesMax = 50;

/**
 * Loads, decides and writes until no other writer was faster: `attempt` resolves with undefined when it lost.
 * @throws VERSION_CONFLICT when it loses 50 times
 */
export const untilWon = async <T>(
  what: string,
  attempt: () => Promise<T | undefined>,
): Promise<T> => {
  for (let race = 0; race < racesMax; race += 1) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw faultError(common.VERSION_CONFLICT({ what }));
};
