export const addLine = "carts.addLine";
