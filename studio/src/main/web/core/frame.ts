/** Calls back for each animation frame; the result ends that. */
export function eachFrame(draw: (now: number) => void): () => void {
  let request = requestAnimationFrame(function again(now) {
    request = requestAnimationFrame(again);
    draw(now);
  });
  return () => cancelAnimationFrame(request);
}
