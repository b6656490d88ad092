export const id = "id";
