/** The words of what went wrong. */
export function refusalText(refusal: unknown): string {
  if (typeof refusal === 'object' && refusal !== null && 'what' in refusal) return String(refusal.what);
  return refusal instanceof Error ? refusal.message : String(refusal);
}
