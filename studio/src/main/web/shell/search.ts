/** How well a text answers what was typed: -1000 when letters are missing, more for beginnings of words and for runs. */
export function score(text: string, typed: string): number {
  const wanted = typed.toLowerCase().replace(/\s+/g, '');
  if (!wanted) return 0;
  const plain = text.toLowerCase();
  const direct = plain.indexOf(typed.trim().toLowerCase());
  if (direct >= 0) return 200 - direct + (direct === 0 || plain[direct - 1] === ' ' ? 100 : 0);
  let at = 0;
  let points = 0;
  let run = 0;
  for (const letter of wanted) {
    const next = plain.indexOf(letter, at);
    if (next < 0) return -1000;
    run = next === at ? run + 1 : 0;
    points += run * 3 + (next === 0 || plain[next - 1] === ' ' ? 8 : 0) - Math.min(6, next - at);
    at = next + 1;
  }
  return points;
}
