import { given } from "../test/support/given.ts";

export const seed = given;
