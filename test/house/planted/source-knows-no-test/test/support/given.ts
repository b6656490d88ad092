export type Given = string;
export const given = "given";
