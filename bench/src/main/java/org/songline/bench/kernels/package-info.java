/** The inner loops that most time goes to, alone, under JMH. */
@org.jspecify.annotations.NullMarked
package org.songline.bench.kernels;
