/**
 * Documents that are fit to send, as PDF and as text.
 *
 * <p>A document is a {@link org.songline.release.document.Paper}: a title and a list of {@link
 * org.songline.release.document.Block}s, such as facts, numbered clauses, tables with totals and
 * places to sign. {@link org.songline.release.document.PaperPdf#write} makes the pages (A4 or
 * Letter, the typeface embedded, a footer with page numbers and the document's hash), {@link
 * org.songline.release.document.PaperText#of} the plain text. Nothing comes from a clock or from
 * chance: equal papers give equal bytes.
 *
 * <pre>{@code
 * Paper paper =
 *     Paper.of("Royalty statement", "January to June 2027", made)
 *         .with(new Block.Facts(List.of(new Block.Fact("For", "Anna Berg"))))
 *         .with(new Block.Table(columns, rows, totals))
 *         .noted("Amounts in EUR.");
 * AtomicFile.write(file, PaperPdf.write(paper));
 * }</pre>
 *
 * <p>The typeface is Inter in two weights with Latin, Greek and Cyrillic letters; what it lacks is
 * written as its number, such as {@code {U+6797}}, and so is never lost.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.document;
