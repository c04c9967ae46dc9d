/** Copies of lists with one change. */

export function replaced<T>(list: readonly T[], index: number, item: T): T[] {
  const result = list.slice();
  result[index] = item;
  return result;
}

export function inserted<T>(list: readonly T[], index: number, item: T): T[] {
  const result = list.slice();
  result.splice(index, 0, item);
  return result;
}

export function without<T>(list: readonly T[], index: number): T[] {
  const result = list.slice();
  result.splice(index, 1);
  return result;
}
