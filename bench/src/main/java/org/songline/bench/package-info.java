/**
 * Benchmarks: kernels under JMH ({@code kernels}) and whole jobs, W1 to W7, beside other programs
 * in the same run. {@code bench/run} is the way in; {@code docs/bench.md} says what each job is.
 */
@org.jspecify.annotations.NullMarked
package org.songline.bench;
