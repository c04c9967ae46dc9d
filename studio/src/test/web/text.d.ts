/** Files with vectors, as text. */
declare module '*.txt' {
  const text: string;
  export default text;
}
