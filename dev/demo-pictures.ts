/** Draws the demo's pictures into public/demo: run it after changing services/catalog/demo/products.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDemo, type DemoProduct } from "../services/catalog/demo/products.ts";

/** A simple shape for each category, on a field of 400 by 400. */
const shapes: Readonly<Record<string, string>> = {
  shelter: `<path d="M200 110 320 290H80Z"/><path d="M200 170 240 290H160Z" fill="#0003"/>`,
  packs: `<rect x="125" y="130" width="150" height="170" rx="36"/><path d="M165 130v-14a35 35 0 0 1 70 0v14" fill="none" stroke="currentColor" stroke-width="14"/><rect x="150" y="210" width="100" height="64" rx="14" fill="#0003"/>`,
  clothing: `<path d="M150 110h100l60 50-34 44-22-16v112H146V188l-22 16-34-44Z"/><path d="M170 110a30 26 0 0 0 60 0Z" fill="#0003"/>`,
  kitchen: `<path d="M120 170h140v70a60 60 0 0 1-60 60h-20a60 60 0 0 1-60-60Z"/><path d="M260 185h18a30 30 0 0 1 0 60h-20" fill="none" stroke="currentColor" stroke-width="14"/><path d="M165 150c-12-18 12-24 0-42M210 150c-12-18 12-24 0-42" fill="none" stroke="#0004" stroke-width="8"/>`,
  light: `<circle cx="200" cy="190" r="62"/><rect x="170" y="246" width="60" height="50" rx="12" fill="#0004"/><path d="M200 84v24M106 190h-24M318 190h-24M134 124l-16-16M266 124l16-16" stroke="currentColor" stroke-width="12" stroke-linecap="round"/>`,
  books: `<path d="M200 130c-36-24-80-24-112-14v164c32-10 76-10 112 14 36-24 80-24 112-14V116c-32-10-76-10-112 14Z"/><path d="M200 130v164" stroke="#0004" stroke-width="8"/>`,
};

const picture = ({ category, hue }: DemoProduct, index: number): string => {
  const sun = 60 + ((index * 53) % 280);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">
<rect width="400" height="400" fill="hsl(${hue} 45% 90%)"/>
<circle cx="${sun}" cy="${70 + ((index * 29) % 60)}" r="34" fill="hsl(${(hue + 40) % 360} 80% 78%)"/>
<path d="M0 300q100-50 200 0t200 0v100H0Z" fill="hsl(${hue} 40% 80%)"/>
<path d="M0 335q100 40 200 0t200 0v65H0Z" fill="hsl(${hue} 38% 72%)"/>
<g fill="hsl(${hue} 55% 42%)" color="hsl(${hue} 55% 42%)">${shapes[category] ?? ""}</g>
</svg>
`;
};

const { products } = readDemo();
const folder = join(import.meta.dirname, "..", "public", "demo");
mkdirSync(folder, { recursive: true });
for (const [index, product] of products.entries()) {
  writeFileSync(join(folder, `${product.handle}.svg`), picture(product, index));
}
process.stdout.write(`${products.length} pictures in ${folder}\n`);
