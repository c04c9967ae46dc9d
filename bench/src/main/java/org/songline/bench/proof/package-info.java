/**
 * Proofs that take too long for a test: whole songs rendered in every way ({@code
 * bench/same-bits}), and whole masters read by another program's meter ({@code bench/meters}).
 */
@org.jspecify.annotations.NullMarked
package org.songline.bench.proof;
