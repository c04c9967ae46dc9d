/** With a large first letter. */
export function large(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether every word that was typed occurs. */
export function wordsFound(typed: string, text: string): boolean {
  const all = text.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}
