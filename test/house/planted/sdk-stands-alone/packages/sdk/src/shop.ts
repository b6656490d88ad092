import { id } from "../../../platform/kernel/id.ts";

export const shop = id;
