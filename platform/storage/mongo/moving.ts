import type { mongo } from "mongoose";

/** `copying`: half of a shop, which must not be started on; `moved`: all of it, compared. */
export type MoveStatus = "copying" | "moved";
interface Mark {
  _id: string;
  state: MoveStatus;
  at: string;
}
const marksOf = (db: mongo.Db): mongo.Collection<Mark> => db.collection<Mark>("_move");

/** How far `npm run move` has come with a database; undefined when nothing was moved into it. */
export const movingOf = async (db: mongo.Db): Promise<MoveStatus | undefined> =>
  (await marksOf(db).findOne({ _id: "move" }))?.state;

/** Marks a database; each time is the same. */
export const markMoving = async (db: mongo.Db, state: MoveStatus): Promise<void> => {
  await marksOf(db).replaceOne(
    { _id: "move" },
    { state, at: new Date().toISOString() },
    { upsert: true },
  );
};
