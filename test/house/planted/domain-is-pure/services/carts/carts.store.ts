export type Doc = { id: string };
