/** Whether two plain values are equal through and through; 0 and -0 are. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    const other = right[key];
    if (left[key] !== other && !alike(left[key], other)) return false;
    if (other === undefined && !Object.hasOwn(right, key)) return false;
  }
  return true;
}
